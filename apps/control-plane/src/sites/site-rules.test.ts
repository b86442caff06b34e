import { describe, expect, it } from '@jest/globals';
import type { SiteInput } from '@tresse/contracts';
import { checkSite, type SiteSurroundings } from './site-rules.js';

const around: SiteSurroundings = { regionKnown: true, takenPorts: [] };

const line = (name: string, iface: string, third: number): SiteInput['lines'][number] => ({
  name,
  kind: 'adsl',
  interface: iface,
  addressing: { method: 'static', address: `192.168.${third}.2/24`, gateway: `192.168.${third}.1` },
  contract: null,
});

const site = (change: Partial<SiteInput> = {}): SiteInput => ({
  name: 'Ferme',
  region: 'demo',
  profile: 'mptcp',
  carrier: 'tunnel',
  lines: [line('Orange', 'wan1', 1), line('Free', 'wan2', 2)],
  lan: { interface: 'lan0', address: '192.168.50.1/24' },
  portForwards: [],
  ...change,
});

const forward = (change: Partial<SiteInput['portForwards'][number]> = {}) => ({
  name: 'Web',
  protocol: 'tcp' as const,
  publicPort: 8080,
  toAddress: '192.168.50.20',
  toPort: 80,
  ...change,
});

const lan = (address: string, iface = 'lan0') => ({ lan: { interface: iface, address } });

describe('the rules of a site', () => {
  it('pass an ordinary one', () => {
    expect(checkSite(site({ portForwards: [forward()] }), around)).toEqual([]);
  });

  it.each<[string, SiteInput, string, string]>([
    [
      'two lines on one interface',
      site({ lines: [line('A', 'wan1', 1), line('B', 'wan1', 2)] }),
      'lines.1.interface',
      'line.interface-taken',
    ],
    [
      'two lines of one name',
      site({ lines: [line('Free', 'wan1', 1), line('FREE', 'wan2', 2)] }),
      'lines.1.name',
      'line.name-taken',
    ],
    [
      'lines whose networks overlap',
      site({ lines: [line('A', 'wan1', 1), line('B', 'wan2', 1)] }),
      'lines.1.addressing.address',
      'line.network-overlaps',
    ],
    ['a LAN equal to a line’s network', site(lan('192.168.2.9/24')), 'lan.address', 'lan.overlaps-line'],
    ['a LAN around a line’s network', site(lan('192.168.0.1/16')), 'lan.address', 'lan.overlaps-line'],
    ['a LAN inside the tunnels’ pool', site(lan('10.77.3.1/24')), 'lan.address', 'network.reserved'],
    ['a LAN around the tunnels’ pool', site(lan('10.0.0.1/8')), 'lan.address', 'network.reserved'],
    ['a LAN on its network address', site(lan('192.168.50.0/24')), 'lan.address', 'network.not-a-host'],
    ['a LAN on its broadcast address', site(lan('192.168.50.255/24')), 'lan.address', 'network.not-a-host'],
    [
      'a LAN on a line’s interface',
      site(lan('192.168.50.1/24', 'wan2')),
      'lan.interface',
      'lan.interface-taken',
    ],
    [
      'a forward to outside the LAN',
      site({ portForwards: [forward({ toAddress: '192.168.51.20' })] }),
      'portForwards.0.toAddress',
      'forward.outside-lan',
    ],
    [
      'a forward to the LAN’s broadcast address',
      site({ portForwards: [forward({ toAddress: '192.168.50.255' })] }),
      'portForwards.0.toAddress',
      'forward.outside-lan',
    ],
    [
      'two forwards of one port',
      site({ portForwards: [forward(), forward({ name: 'Again' })] }),
      'portForwards.1.publicPort',
      'forward.port-taken',
    ],
    [
      'a forward of the relay’s own port',
      site({ portForwards: [forward({ publicPort: 4430 })] }),
      'portForwards.0.publicPort',
      'forward.port-reserved',
    ],
    [
      'a forward of a tunnel’s port',
      site({ portForwards: [forward({ protocol: 'udp', publicPort: 20_008 })] }),
      'portForwards.0.publicPort',
      'forward.port-reserved',
    ],
  ])('refuse %s', (_, input, path, code) => {
    expect(checkSite(input, around)).toEqual([expect.objectContaining({ path, code })]);
  });

  it.each([
    ['tcp', [22, 4_430, 4_432], [21, 23, 4_429, 4_431, 20_008, 52_759]],
    ['udp', [4_431, 20_008, 52_759], [22, 4_430, 4_432, 20_007, 52_760]],
  ] as const)('keep the relay’s own ports of %s, and no others', (protocol, reserved, free) => {
    const codes = (publicPort: number) =>
      checkSite(site({ portForwards: [forward({ protocol, publicPort })] }), around).map(({ code }) => code);
    expect(reserved.map(codes)).toEqual(reserved.map(() => ['forward.port-reserved']));
    expect(free.map(codes)).toEqual(free.map(() => []));
  });

  it('refuse a gateway outside the line’s network, and the line’s own address as gateway', () => {
    for (const gateway of ['192.168.9.1', '192.168.1.2']) {
      const odd = {
        ...line('A', 'wan1', 1),
        addressing: { method: 'static' as const, address: '192.168.1.2/24', gateway },
      };
      expect(checkSite(site({ lines: [odd, line('B', 'wan2', 2)] }), around)).toEqual([
        expect.objectContaining({ path: 'lines.0.addressing.gateway', code: 'line.gateway-outside' }),
      ]);
    }
  });

  it('refuse a public port that another site of the relay uses, of that protocol only', () => {
    const taken: SiteSurroundings = { ...around, takenPorts: [{ protocol: 'tcp', publicPort: 8080 }] };
    expect(checkSite(site({ portForwards: [forward()] }), taken)).toEqual([
      expect.objectContaining({ path: 'portForwards.0.publicPort', code: 'forward.port-taken' }),
    ]);
    expect(checkSite(site({ portForwards: [forward({ protocol: 'udp' })] }), taken)).toEqual([]);
  });

  it('name the other line, in both languages', () => {
    const [problem] = checkSite(site(lan('192.168.2.9/24')), around);
    expect(problem?.message.en).toContain('Free');
    expect(problem?.message.fr).toContain('Free');
  });

  it('refuse an unknown region', () => {
    expect(checkSite(site(), { ...around, regionKnown: false })).toEqual([
      expect.objectContaining({ path: 'region', code: 'region.unknown' }),
    ]);
  });
});
