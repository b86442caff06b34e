import { describe, expect, it } from '@jest/globals';
import { CAN, type Given, lan, lanWith, problems } from './testing/given.js';

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
    ['on its network address', lan('192.168.50.0/24'), 'lan.address network.not-a-host'],
    ['on its broadcast address', lan('192.168.50.255/24'), 'lan.address network.not-a-host'],
    ['on a line’s interface', lan('192.168.50.1/24', 'wan2'), 'lan.interface lan.interface-taken'],
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
});
