import { describe, expect, it } from '@jest/globals';
import { checkSite } from './index.js';
import { around, CAN, type Given, lan, lanWith, line, problems, site } from './testing/given.js';

const dhcp = (first: string, last: string) => lanWith({ dhcp: { first, last } });
const device = (mac: string, address: string | null, name = mac) => ({ name, mac, address });
const devices = (...list: ReturnType<typeof device>[]) => lanWith({ devices: list });

describe('the LAN of a site', () => {
  it('may hand out the addresses beside the box’s own', () => {
    expect(problems(dhcp('192.168.50.100', '192.168.50.200'))).toEqual([]);
  });

  it.each<[string, Partial<Given>, string]>([
    ['equal to a line’s network', lan('192.168.2.9/24'), 'lan.address lan.overlaps-line'],
    ['around a line’s network', lan('192.168.0.1/16'), 'lan.address lan.overlaps-line'],
    ['inside the tunnels’ pool', lan('10.77.3.1/24'), 'lan.address network.reserved'],
    ['around the tunnels’ pool', lan('10.0.0.1/8'), 'lan.address network.reserved'],
    ['among the loopback addresses', lan('127.0.0.5/24'), 'lan.address network.special'],
    ['of link-local addresses', lan('169.254.64.1/24'), 'lan.address network.link-local'],
    ['around link-local addresses', lan('169.254.0.1/15'), 'lan.address network.link-local'],
    ['without room for a device', lan('192.168.50.1/32'), 'lan.address lan.too-small'],
    ['with room for its ends alone', lan('192.168.50.0/31'), 'lan.address lan.too-small'],
    ['on its network address', lan('192.168.50.0/24'), 'lan.address network.not-a-host'],
    ['on its broadcast address', lan('192.168.50.255/24'), 'lan.address network.not-a-host'],
    ['with DHCP outside it', dhcp('192.168.51.10', '192.168.50.20'), 'lan.dhcp.first dhcp.outside-lan'],
    ['with DHCP backwards', dhcp('192.168.50.30', '192.168.50.20'), 'lan.dhcp.last addresses.order'],
    ['with DHCP over the box', dhcp('192.168.50.1', '192.168.50.20'), 'lan.dhcp.first dhcp.holds-box'],
    [
      'with a device twice',
      devices(device('02:00:00:00:00:01', null), device('02:00:00:00:00:01', null, 'Again')),
      'lan.devices.1.mac device.mac-taken',
    ],
    [
      'with two devices of one name',
      devices(device('02:00:00:00:00:01', null, 'Phone'), device('02:00:00:00:00:02', null, ' phone')),
      'lan.devices.1.name device.name-taken',
    ],
    [
      'with a device that is everybody',
      devices(device('ff:ff:ff:ff:ff:ff', null)),
      'lan.devices.0.mac device.mac-not-one',
    ],
    [
      'with a device that is a group',
      devices(device('01:00:5e:00:00:fb', null)),
      'lan.devices.0.mac device.mac-not-one',
    ],
    [
      'with a device that is nobody',
      devices(device('00:00:00:00:00:00', null)),
      'lan.devices.0.mac device.mac-not-one',
    ],
    [
      'with a device at the box’s address',
      devices(device('02:00:00:00:00:01', '192.168.50.1')),
      'lan.devices.0.address device.address-taken',
    ],
    [
      'with a device elsewhere',
      devices(device('02:00:00:00:00:01', '192.168.9.1')),
      'lan.devices.0.address dhcp.outside-lan',
    ],
  ])('is refused %s', (_, change, problem) => expect(problems(change)).toEqual([problem]));

  it('has no DHCP and DNS of a box that has said that it has no program for them', () => {
    const served = lanWith({ dhcp: { first: '192.168.50.9', last: '192.168.50.99' }, dns: true });
    const by = (dnsmasq: boolean) =>
      problems(served, { capabilities: { box: { ...CAN, dnsmasq }, relay: null } });
    expect(by(true)).toEqual([]);
    expect(by(false)).toEqual(['lan.dhcp lan.box-lacks-dnsmasq', 'lan.dns lan.box-lacks-dnsmasq']);
  });

  it('may be as small as a box and a device', () => {
    expect(problems(lan('192.168.50.1/30'))).toEqual([]);
  });

  it('is refused on a line’s interface at both fields, and the line is named', () => {
    const given = site(lan('192.168.50.1/24', 'wan2'));
    const refused = checkSite(given, around).map(({ path, message }) => [path, message.en]);
    expect(refused).toEqual([
      ['lan.interface', 'The line Free already uses this interface.'],
      ['lines.1.interface', expect.stringContaining('Free')],
    ]);
  });

  describe('beside lines that are given their addresses', () => {
    const lines = [
      { ...line('Orange', 'wan1', 1), addressing: { method: 'automatic' as const } },
      { ...line('Free', 'wan2', 2), addressing: { method: 'dhcp' as const } },
    ];
    const givenNetworks = [{ interface: 'wan2', network: '100.64.1.2/24' }];

    it.each([
      ['equal to one of their networks', '100.64.1.1/24', 'lan.address lan.overlaps-line'],
      ['around one of their networks', '100.64.0.1/16', 'lan.address lan.overlaps-line'],
    ])('is refused %s', (_, address, problem) => {
      expect(problems({ lines, ...lan(address) }, { givenNetworks })).toEqual([problem]);
    });

    it('may be what another interface was given, or none', () => {
      expect(problems({ lines, ...lan('100.64.2.1/24') }, { givenNetworks })).toEqual([]);
      const unused = [{ interface: 'wan3', network: '100.64.1.2/24' }];
      expect(problems({ lines, ...lan('100.64.1.1/24') }, { givenNetworks: unused })).toEqual([]);
    });

    it('may be what the interface below a session or a VLAN was given', () => {
      const below = [
        lines[0] as (typeof lines)[0],
        { ...line('Free', 'wan2', 2), vlan: 35, addressing: { method: 'dhcp' as const } },
      ];
      expect(problems({ lines: below, ...lan('100.64.1.1/24') }, { givenNetworks })).toEqual([]);
    });
  });

  it('is refused around the relay’s address', () => {
    const relayAddress = '203.0.113.10';
    expect(problems(lan('203.0.113.9/24'), { relayAddress })).toEqual(['lan.address lan.holds-relay']);
    expect(problems(lan('203.0.112.9/24'), { relayAddress })).toEqual([]);
  });
});
