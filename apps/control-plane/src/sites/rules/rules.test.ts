import { describe, expect, it } from '@jest/globals';
import { type Capabilities, SiteInput } from '@tresse/contracts';
import { checkSite, type SiteSurroundings } from './index.js';
import { around, CAN, forward, type Given, lan, line, ports, site } from './testing/given.js';

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
    [
      'a VLAN of which the operating system should know the address',
      site({
        lines: [
          { ...line('A', 'wan1', 1), vlan: 35, addressing: { method: 'automatic' } },
          line('B', 'wan2', 2),
        ],
      }),
      'lines.0.addressing.method',
      'line.vlan-automatic',
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
      'portForwards.1.publicPorts.first',
      'forward.port-taken',
    ],
    [
      'a forward of the relay’s own port',
      site({ portForwards: [forward({ publicPorts: ports(4430) })] }),
      'portForwards.0.publicPorts.first',
      'forward.port-reserved',
    ],
    [
      'a forward of a tunnel’s port',
      site({ portForwards: [forward({ protocol: 'udp', publicPorts: ports(20_008) })] }),
      'portForwards.0.publicPorts.first',
      'forward.port-reserved',
    ],
  ])('refuse %s', (_, input, path, code) => {
    expect(checkSite(input, around)).toEqual([expect.objectContaining({ path, code })]);
  });

  it.each([
    ['tcp', [22, 4_430, 4_440, 4_449], [21, 23, 4_429, 4_450, 20_008, 52_759]],
    ['udp', [22, 4_431, 20_008, 52_759], [21, 4_429, 4_450, 20_007, 52_760]],
  ] as const)('keep the relay’s own ports of %s, and no others', (protocol, reserved, free) => {
    const codes = (publicPort: number) =>
      checkSite(site({ portForwards: [forward({ protocol, publicPorts: ports(publicPort) })] }), around).map(
        ({ code }) => code,
      );
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
    const taken: SiteSurroundings = {
      ...around,
      takenPorts: [{ protocol: 'tcp', publicPorts: ports(8000, 8080) }],
    };
    expect(checkSite(site({ portForwards: [forward()] }), taken)).toEqual([
      expect.objectContaining({ path: 'portForwards.0.publicPorts.first', code: 'forward.port-taken' }),
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

  const limited = { ...line('A', 'wan1', 1), contract: { downKbit: 8_000, upKbit: 800 } };
  const metered = { gigabytes: 50, billingDay: 31, whenSpent: 'cut' } as const;
  const arm = (gateway: string, change: Partial<Given['lines'][number]> = {}) => ({
    ...line(`By ${gateway}`, 'lan0', 50),
    addressing: { method: 'static' as const, address: '192.168.50.1/24', gateway },
    ...change,
  });
  const oneArm = { interface: 'lan0', address: '192.168.50.1/24', mode: { kind: 'one-arm' } } as const;
  const rule = (match: NonNullable<Given['bypass']>[number]['match'], name = 'Games', to = 'Free') => ({
    name,
    match,
    line: to,
  });
  const game = { protocol: 'udp' as const, ports: [ports(3_000, 3_100)] };
  const dhcp = (first: string, last: string) => ({
    lan: { ...lan('192.168.50.1/24').lan, dhcp: { first, last } },
  });
  const device = (mac: string, address: string | null) => ({ name: mac, mac, address });
  const devices = (...list: ReturnType<typeof device>[]) => ({
    lan: { ...lan('192.168.50.1/24').lan, devices: list },
  });
  const router = (address: string, networks: string[] = []) => ({
    lan: { ...lan('192.168.50.1/24').lan, mode: { kind: 'in-front' as const, router: address, networks } },
  });
  const B = line('B', 'wan2', 2);

  it.each<[string, Partial<Given>]>([
    [
      'two VLANs of one interface',
      {
        lines: [
          { ...limited, vlan: 10 },
          { ...B, interface: 'wan1', vlan: 20 },
        ],
      },
    ],
    [
      'one arm with a gateway for each line',
      { lines: [arm('192.168.50.2'), arm('192.168.50.3')], lan: oneArm },
    ],
    [
      'a forward to behind the customer’s router',
      { ...router('192.168.50.2', ['172.20.0.0/16']), portForwards: [forward({ toAddress: '172.20.1.1' })] },
    ],
    [
      'a range that keeps its ports',
      { portForwards: [forward({ publicPorts: ports(8_000, 8_010), toPort: 8_000 })] },
    ],
    ['addresses beside the box’s own', dhcp('192.168.50.100', '192.168.50.200')],
    [
      'a narrow rule before a wide one',
      { bypass: [rule({ ...game, to: ['1.2.3.0/24'] }), rule(game, 'All')] },
    ],
  ])('allow %s', (_, change) => expect(checkSite(site(change), around)).toEqual([]));

  it.each<[string, Partial<Given>, string, string]>([
    [
      'a limit above the contract',
      { lines: [{ ...limited, limit: { downKbit: 8_001, upKbit: 700 } }, B] },
      'lines.0.limit.downKbit',
      'line.limit-above-contract',
    ],
    [
      'an allowance from the 31st',
      { lines: [{ ...limited, allowance: metered }, B] },
      'lines.0.allowance.billingDay',
      'allowance.day',
    ],
    [
      'a site of backups',
      {
        lines: [
          { ...limited, role: 'backup' },
          { ...B, role: 'never-bulk' },
        ],
      },
      'lines',
      'lines.no-always',
    ],
    [
      'one VLAN twice',
      {
        lines: [
          { ...limited, vlan: 10 },
          { ...B, interface: 'wan1', vlan: 10 },
        ],
      },
      'lines.1.interface',
      'line.interface-taken',
    ],
    [
      'one arm with one gateway twice',
      { lines: [arm('192.168.50.2'), arm('192.168.50.2', { name: 'B' })], lan: oneArm },
      'lines.1.addressing.gateway',
      'line.one-arm',
    ],
    [
      'one arm on another interface',
      { lines: [arm('192.168.50.2'), arm('192.168.50.3', { interface: 'wan9' })], lan: oneArm },
      'lines.1.interface',
      'line.one-arm',
    ],
    [
      'ports backwards',
      { portForwards: [forward({ publicPorts: ports(90, 80) })] },
      'portForwards.0.publicPorts.last',
      'ports.order',
    ],
    [
      'a range moved to other ports',
      { portForwards: [forward({ publicPorts: ports(8_000, 8_010), toPort: 80 })] },
      'portForwards.0.toPort',
      'forward.range-keeps-ports',
    ],
    [
      'ranges that overlap',
      {
        portForwards: [
          forward({ publicPorts: ports(8_000, 8_010), toPort: 8_000 }),
          forward({ publicPorts: ports(8_010) }),
        ],
      },
      'portForwards.1.publicPorts.first',
      'forward.port-taken',
    ],
    ['DHCP outside the LAN', dhcp('192.168.51.10', '192.168.50.20'), 'lan.dhcp.first', 'dhcp.outside-lan'],
    ['DHCP backwards', dhcp('192.168.50.30', '192.168.50.20'), 'lan.dhcp.last', 'addresses.order'],
    ['DHCP over the box', dhcp('192.168.50.1', '192.168.50.20'), 'lan.dhcp.first', 'dhcp.holds-box'],
    [
      'a device twice',
      devices(device('02:00:00:00:00:01', null), device('02:00:00:00:00:01', null)),
      'lan.devices.1.mac',
      'device.mac-taken',
    ],
    [
      'a device at the box’s address',
      devices(device('02:00:00:00:00:01', '192.168.50.1')),
      'lan.devices.0.address',
      'device.address-taken',
    ],
    [
      'a device elsewhere',
      devices(device('02:00:00:00:00:01', '192.168.9.1')),
      'lan.devices.0.address',
      'dhcp.outside-lan',
    ],
    [
      'DHCP over the box of a line on the same arm',
      {
        lines: [arm('192.168.50.2'), arm('192.168.50.30')],
        lan: { ...oneArm, dhcp: { first: '192.168.50.20', last: '192.168.50.40' } },
      },
      'lan.dhcp.first',
      'dhcp.holds-router',
    ],
    [
      'one arm with a gateway elsewhere',
      { lines: [arm('192.168.50.2'), arm('192.168.51.3')], lan: oneArm },
      'lines.1.addressing.gateway',
      'line.gateway-outside',
    ],
    [
      'one arm with an address of its own for a line',
      {
        lines: [
          arm('192.168.50.2'),
          arm('192.168.50.3', {
            addressing: { method: 'static', address: '192.168.50.9/24', gateway: '192.168.50.3' },
          }),
        ],
        lan: oneArm,
      },
      'lines.1.addressing.address',
      'line.one-arm',
    ],
    [
      'one arm that gets its address by itself',
      {
        lines: [arm('192.168.50.2'), arm('192.168.50.3', { addressing: { method: 'automatic' } })],
        lan: oneArm,
      },
      'lines.1.addressing.method',
      'line.one-arm',
    ],
    [
      'a gateway on the broadcast address',
      {
        lines: [
          {
            ...limited,
            addressing: { method: 'static', address: '192.168.1.2/24', gateway: '192.168.1.255' },
          },
          B,
        ],
      },
      'lines.0.addressing.gateway',
      'line.gateway-outside',
    ],
    ['a LAN among the loopback addresses', lan('127.0.0.5/24'), 'lan.address', 'network.special'],
    ['the box as its own router', router('192.168.50.1'), 'lan.mode.router', 'router.outside-lan'],
    [
      'one network behind the router twice',
      router('192.168.50.2', ['172.20.0.0/16', '172.20.3.0/24']),
      'lan.mode.networks.1',
      'line.network-overlaps',
    ],
    [
      'a line’s network behind the router',
      router('192.168.50.2', ['192.168.2.0/24']),
      'lan.mode.networks.0',
      'line.network-overlaps',
    ],
    [
      'the tunnels’ pool behind the router',
      router('192.168.50.2', ['10.0.0.0/8']),
      'lan.mode.networks.0',
      'network.reserved',
    ],
    [
      'multicast behind the router',
      router('192.168.50.2', ['224.0.0.0/4']),
      'lan.mode.networks.0',
      'network.special',
    ],
    ['a router elsewhere', router('192.168.9.1'), 'lan.mode.router', 'router.outside-lan'],
    [
      'a network behind the router that is the LAN',
      router('192.168.50.2', ['192.168.50.0/25']),
      'lan.mode.networks.0',
      'line.network-overlaps',
    ],
    ['a bypass by no line', { bypass: [rule(game, 'Games', 'SFR')] }, 'bypass.0.line', 'bypass.line-unknown'],
    ['a bypass of everything', { bypass: [rule({})] }, 'bypass.0.match', 'match.empty'],
    [
      'ports of no protocol',
      { bypass: [rule({ ports: [ports(80)] })] },
      'bypass.0.match.protocol',
      'match.ports-need-protocol',
    ],
    [
      'a device of another LAN',
      { bypass: [rule({ from: ['10.1.2.3'] })] },
      'bypass.0.match.from.0',
      'match.outside-lan',
    ],
    [
      'a bypass to the LAN itself',
      { bypass: [rule({ to: ['192.168.50.128/25'] })] },
      'bypass.0.match.to.0',
      'match.inside-lan',
    ],
    [
      'a bypass into the tunnels',
      { bypass: [rule({ to: ['10.77.1.1'] })] },
      'bypass.0.match.to.0',
      'network.reserved',
    ],
    [
      'a domain of which the box hears nothing',
      { bypass: [rule({ to: ['192.0.2.1', 'example.org'] })] },
      'bypass.0.match.to.1',
      'match.domain-needs-dns',
    ],
    [
      'a rule after one that takes all of its traffic',
      {
        bypass: [rule(game), rule({ protocol: 'udp', ports: [ports(3_050)], to: ['192.0.2.0/24'] }, 'Sub')],
      },
      'bypass.1.match',
      'rule.shadowed',
    ],
    [
      'a subdomain after its domain',
      {
        lan: { ...lan('192.168.50.1/24').lan, dns: true },
        bypass: [rule({ to: ['example.org'] }), rule({ to: ['www.example.org'] }, 'Sub')],
      },
      'bypass.1.match',
      'rule.shadowed',
    ],
    [
      'a priority after one that takes all of its traffic',
      {
        quality: {
          priorities: [
            { name: 'Any', match: { protocol: 'udp' }, class: 'voice' },
            { name: 'Sub', match: game, class: 'games' },
          ],
        },
      },
      'quality.priorities.1.match',
      'rule.shadowed',
    ],
    [
      'voice sent twice where nothing is voice',
      { quality: { duplicateVoice: true, priorities: [{ name: 'G', match: game, class: 'games' }] } },
      'quality.duplicateVoice',
      'quality.no-voice',
    ],
  ])('refuse %s', (_, change, path, code) => {
    expect(checkSite(site(change), around)).toEqual([expect.objectContaining({ path, code })]);
  });

  it('refuse DHCP and DNS where the box has said that it has no program for them', () => {
    const served = { ...dhcp('192.168.50.9', '192.168.50.99').lan, dns: true };
    const by = (dnsmasq: boolean) =>
      checkSite(site({ lan: served }), {
        ...around,
        capabilities: { box: { ...CAN, dnsmasq }, relay: null },
      }).map(({ path, code }) => `${path} ${code}`);
    expect(by(true)).toEqual([]);
    expect(by(false)).toEqual(['lan.dhcp lan.box-lacks-dnsmasq', 'lan.dns lan.box-lacks-dnsmasq']);
  });

  it('ask for the password of a PPPoE line once there is a box to seal it for', () => {
    const session = (given: object, boxEnrolled: boolean) => {
      const addressing = { method: 'pppoe' as const, user: 'fti/abc', ...given };
      const lines = [{ ...line('A', 'wan1', 1), addressing }, line('B', 'wan2', 2)];
      return checkSite(site({ lines }), { ...around, boxEnrolled }).map(
        ({ path, code }) => `${path} ${code}`,
      );
    };
    const at = 'lines.0.addressing.password';
    expect(session({ password: 'x' }, true)).toEqual([]);
    expect(session({ sealed: 'a2VwdA==' }, true)).toEqual([]);
    expect(session({}, true)).toEqual([`${at} line.password-needed`]);
    expect(session({ password: 'x' }, false)).toEqual([`${at} line.password-before-box`]);
    const nameless = { ...site(), lines: [{ ...line('A', 'wan1', 1), addressing: { method: 'pppoe' } }] };
    expect(SiteInput.safeParse(nameless).error?.issues[0]?.path).toEqual(['lines', 0, 'addressing', 'user']);
  });

  it('refuse a line that the box has said it cannot set up', () => {
    const lines = [{ ...line('A', 'wan1', 1), vlan: 35 }, line('B', 'wan2', 2)];
    const by = (access: Capabilities['access']) =>
      checkSite(site({ lines }), { ...around, capabilities: { box: { ...CAN, access }, relay: null } });
    expect(by(['vlan'])).toEqual([]);
    expect(by(['dhcp'])).toEqual([expect.objectContaining({ path: 'lines.0.vlan', code: 'line.box-lacks' })]);
  });
});
