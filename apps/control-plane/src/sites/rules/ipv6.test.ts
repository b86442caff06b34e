import { describe, expect, it } from '@jest/globals';
import { around, CAN, type Given, problems, site } from './testing/given.js';

describe('what is set of IPv6', () => {
  const codes = (given: Partial<Given>) => problems(given, { ipv6Available: true });
  const lanWith = (more: object) => ({ ...site({}).lan, ...more });
  const bypassTo = (to: string[], from: string[] = []) => [
    { name: 'Web', match: { to, from }, line: site({}).lines[0]?.name ?? '' },
  ];
  const opening = (more: object = {}) => ({
    ...{ name: 'Web', protocol: 'tcp' as const, host: '::10', ports: { first: 80, last: 90 }, sources: [] },
    ...more,
  });

  it('may name the internet’s addresses where the LAN has IPv6', () => {
    const lan = lanWith({ ipv6: true });
    expect(codes({ lan, bypass: bypassTo(['2001:db8:9::/48', '2001:db8::7']) })).toEqual([]);
    expect(codes({ bypass: bypassTo(['2001:db8:9::/48']) })).toEqual(['bypass.0.match.to.0 match.no-ipv6']);
    expect(codes({ lan, bypass: bypassTo(['fd00::/8']) })).toEqual([
      'bypass.0.match.to.0 match.ipv6-not-internet',
    ]);
    const device = lan.address.replace(/\.\d+\/\d+$/, '.77');
    expect(codes({ lan, bypass: bypassTo(['2001:db8::7'], [device]) })).toEqual([
      'bypass.0.match.from match.families-apart',
    ]);
    const twice = [...bypassTo(['2001:db8::/32']), ...bypassTo(['2001:db8:9::1'])];
    expect(codes({ lan, bypass: twice })).toEqual(['bypass.1.match rule.shadowed']);
  });

  it('may open ports of a device, once, and not of the box', () => {
    const open = (...openings: object[]) => codes({ lan: lanWith({ ipv6: true, openings }) });
    expect(open(opening(), opening({ protocol: 'udp' }), opening({ host: '::11' }))).toEqual([]);
    expect(open(opening({ host: '::1' }))).toEqual(['lan.openings.0.host opening.box']);
    expect(open(opening({ ports: { first: 90, last: 80 } }))).toEqual([
      'lan.openings.0.ports.last ports.order',
    ]);
    expect(open(opening(), opening({ ports: { first: 85, last: 85 }, host: '0::10' }))).toEqual([
      'lan.openings.1.ports.first opening.twice',
    ]);
    expect(codes({ lan: lanWith({ openings: [opening()] }) })).toEqual([
      'lan.openings.0.host opening.no-ipv6',
    ]);
    expect(() => open(opening({ host: '2001:db8::10' }))).toThrow();
  });

  it('refuse IPv6 that the relay has not, or that a router of the customer’s would have to pass on', () => {
    const refused = (change: object, ipv6Available: boolean) =>
      problems({ lan: lanWith({ ...change, ipv6: true }) }, { ipv6Available });
    expect(refused({}, true)).toEqual([]);
    expect(refused({}, false)).toEqual(['lan.ipv6 ipv6.relay-has-none']);
    expect(refused({ mode: { kind: 'in-front', router: '192.168.50.2' } }, true)).toEqual([
      'lan.ipv6 ipv6.in-front',
    ]);
  });

  it('refuse IPv6 where it is switched off, at either end', () => {
    const refused = (ends: Partial<typeof around.capabilities>) =>
      problems(
        { lan: lanWith({ ipv6: true }) },
        { ipv6Available: true, capabilities: { ...around.capabilities, ...ends } },
      );
    expect(refused({ box: { ...CAN, ipv6: false } })).toEqual(['lan.ipv6 ipv6.box-has-none']);
    expect(refused({ relay: { ...CAN, ipv6: false } })).toEqual(['lan.ipv6 ipv6.relay-has-none']);
  });
});
