import { describe, expect, it } from '@jest/globals';
import { forward, type Given, lanWith, line, problems } from './testing/given.js';

const armLan = { interface: 'lan0', address: '192.168.50.1/24', mode: { kind: 'one-arm' } } as const;
/** A line on the LAN's own segment, by its gateway. */
const arm = (gateway: string, change: Partial<Given['lines'][number]> = {}) => ({
  ...line(`By ${gateway}`, 'lan0', 50),
  addressing: { method: 'static' as const, address: '192.168.50.1/24', gateway },
  ...change,
});
/** A site on one arm whose second line is given. */
const oneArm = (second: Given['lines'][number], lan: Given['lan'] = armLan): Partial<Given> => ({
  lines: [arm('192.168.50.2'), second],
  lan,
});
const inFront = (router: string, networks: string[] = []) =>
  lanWith({ mode: { kind: 'in-front' as const, router, networks } });

describe('one arm', () => {
  it('has a gateway for each line', () => {
    expect(problems(oneArm(arm('192.168.50.3')))).toEqual([]);
  });

  it.each<[string, Partial<Given>, string]>([
    [
      'with one gateway twice',
      oneArm(arm('192.168.50.2', { name: 'B' })),
      'lines.1.addressing.gateway line.one-arm',
    ],
    [
      'with a gateway elsewhere',
      oneArm(arm('192.168.51.3')),
      'lines.1.addressing.gateway line.gateway-outside',
    ],
    [
      'on another interface',
      oneArm(arm('192.168.50.3', { interface: 'wan9' })),
      'lines.1.interface line.one-arm',
    ],
    [
      'with an address of its own for a line',
      oneArm(
        arm('192.168.50.3', {
          addressing: { method: 'static', address: '192.168.50.9/24', gateway: '192.168.50.3' },
        }),
      ),
      'lines.1.addressing.address line.one-arm',
    ],
    [
      'that gets its address by itself',
      oneArm(arm('192.168.50.3', { addressing: { method: 'automatic' } })),
      'lines.1.addressing.method line.one-arm',
    ],
    [
      'with DHCP over the box of a line',
      oneArm(arm('192.168.50.30'), { ...armLan, dhcp: { first: '192.168.50.20', last: '192.168.50.40' } }),
      'lan.dhcp.first dhcp.holds-router',
    ],
  ])('is refused %s', (_, change, problem) => expect(problems(change)).toEqual([problem]));
});

describe('a box in front of a router', () => {
  it('forwards ports to behind it', () => {
    const portForwards = [forward({ toAddress: '172.20.1.1' })];
    expect(problems({ ...inFront('192.168.50.2', ['172.20.0.0/16']), portForwards })).toEqual([]);
  });

  it.each<[string, Partial<Given>, string]>([
    ['that is the box itself', inFront('192.168.50.1'), 'lan.mode.router router.outside-lan'],
    ['that is elsewhere', inFront('192.168.9.1'), 'lan.mode.router router.outside-lan'],
    [
      'with one network twice',
      inFront('192.168.50.2', ['172.20.0.0/16', '172.20.3.0/24']),
      'lan.mode.networks.1 line.network-overlaps',
    ],
    [
      'with a line’s network',
      inFront('192.168.50.2', ['192.168.2.0/24']),
      'lan.mode.networks.0 line.network-overlaps',
    ],
    [
      'with the LAN itself',
      inFront('192.168.50.2', ['192.168.50.0/25']),
      'lan.mode.networks.0 line.network-overlaps',
    ],
    [
      'with the tunnels’ pool',
      inFront('192.168.50.2', ['10.0.0.0/8']),
      'lan.mode.networks.0 network.reserved',
    ],
    ['with multicast', inFront('192.168.50.2', ['224.0.0.0/4']), 'lan.mode.networks.0 network.special'],
  ])('is refused one %s', (_, change, problem) => expect(problems(change)).toEqual([problem]));
});
