import { describe, expect, it } from '@jest/globals';
import { type Given, lanWith, ports, problems } from './testing/given.js';

const game = { protocol: 'udp' as const, ports: [ports(3_000, 3_100)] };
const rule = (match: NonNullable<Given['bypass']>[number]['match'], name = 'Games', to = 'Free') => ({
  name,
  match,
  line: to,
});

describe('the traffic of a rule', () => {
  it('may be part of what a later rule takes', () => {
    const bypass = [rule({ ...game, to: ['1.2.3.0/24'] }), rule(game, 'All')];
    expect(problems({ bypass })).toEqual([]);
  });

  it('may be of no protocol to be sent twice, for it has datagrams', () => {
    const priorities = [{ name: 'Phones', match: { from: ['192.168.50.9'] }, class: 'voice' as const }];
    expect(problems({ quality: { duplicateVoice: true, priorities } })).toEqual([]);
  });

  it.each<[string, Partial<Given>, string]>([
    ['by no line', { bypass: [rule(game, 'Games', 'SFR')] }, 'bypass.0.line bypass.line-unknown'],
    ['of everything', { bypass: [rule({})] }, 'bypass.0.match match.empty'],
    [
      'of ports of no protocol',
      { bypass: [rule({ ports: [ports(80)] })] },
      'bypass.0.match.protocol match.ports-need-protocol',
    ],
    [
      'of a device of another LAN',
      { bypass: [rule({ from: ['10.1.2.3'] })] },
      'bypass.0.match.from.0 match.outside-lan',
    ],
    [
      'to the LAN itself',
      { bypass: [rule({ to: ['192.168.50.128/25'] })] },
      'bypass.0.match.to.0 match.inside-lan',
    ],
    ['into the tunnels', { bypass: [rule({ to: ['10.77.1.1'] })] }, 'bypass.0.match.to.0 network.reserved'],
    [
      'to a domain of which the box hears nothing',
      { bypass: [rule({ to: ['192.0.2.1', 'example.org'] })] },
      'bypass.0.match.to.1 match.domain-needs-dns',
    ],
    [
      'that an earlier bypass takes whole',
      {
        bypass: [rule(game), rule({ protocol: 'udp', ports: [ports(3_050)], to: ['192.0.2.0/24'] }, 'Sub')],
      },
      'bypass.1.match rule.shadowed',
    ],
    [
      'to a subdomain after its domain',
      {
        ...lanWith({ dns: true }),
        bypass: [rule({ to: ['example.org'] }), rule({ to: ['www.example.org'] }, 'Sub')],
      },
      'bypass.1.match rule.shadowed',
    ],
    [
      'that an earlier priority takes whole',
      {
        quality: {
          priorities: [
            { name: 'Any', match: { protocol: 'udp' }, class: 'voice' },
            { name: 'Sub', match: game, class: 'games' },
          ],
        },
      },
      'quality.priorities.1.match rule.shadowed',
    ],
    [
      'of voice, to be sent twice, where nothing is voice',
      { quality: { duplicateVoice: true, priorities: [{ name: 'G', match: game, class: 'games' }] } },
      'quality.duplicateVoice quality.no-voice',
    ],
    [
      'of voice, to be sent twice, where the voice is TCP',
      {
        quality: {
          duplicateVoice: true,
          priorities: [{ name: 'Calls', match: { ...game, protocol: 'tcp' }, class: 'voice' }],
        },
      },
      'quality.duplicateVoice quality.no-voice',
    ],
  ])('is refused %s', (_, change, problem) => expect(problems(change)).toEqual([problem]));
});
