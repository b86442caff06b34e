import { describe, expect, it } from '@jest/globals';
import {
  parseEndpoints,
  parseInterfaces,
  parseIpv6Rules,
  parseLimits,
  parseRoutes,
  parseRules,
} from './ip.js';
import { parseAnswered, parseTunnels } from './wireguard.js';

/** What `ip` lists of each of these interfaces, numbered from 1. */
const interfaces = (...told: readonly object[]) =>
  parseInterfaces(
    JSON.stringify(
      told.map((one, place) => ({ ifindex: place + 1, mtu: 1500, flags: [], addr_info: [], ...one })),
    ),
  );

describe('what the host answers', () => {
  it('is understood: routes of every table, without those we never set', () => {
    const text = JSON.stringify([
      { dst: 'default', gateway: '192.168.1.1', dev: 'wan1', table: '101', metric: 1, flags: [] },
      { type: 'unreachable', dst: 'default', table: '101', metric: 65535, flags: [] },
      {
        dst: '10.77.0.1',
        dev: 'tl1',
        scope: 'link',
        prefsrc: '10.77.0.17',
        metric: 101,
        flags: [],
        metrics: [{ congestion: 'cubic' }],
      },
      { type: 'broadcast', dst: '192.168.1.255', dev: 'wan1', table: 'local', flags: [] },
    ]);
    expect(parseRoutes(text)).toEqual([
      {
        type: 'unicast',
        table: 101,
        destination: 'default',
        metric: 1,
        device: 'wan1',
        via: '192.168.1.1',
      },
      { type: 'unreachable', table: 101, destination: 'default', metric: 65_535 },
      {
        type: 'unicast',
        table: 254,
        destination: '10.77.0.1/32',
        metric: 101,
        device: 'tl1',
        source: '10.77.0.17',
        congestion: 'cubic',
      },
    ]);
  });

  it('is understood: IPv6, without what the kernel makes of itself', () => {
    const routes = JSON.stringify([
      { dst: 'default', dev: 'tl1', table: '400', protocol: 'boot', metric: 101, pref: 'medium' },
      { type: 'unreachable', dst: 'default', dev: 'lo', table: '400', metric: 65535, pref: 'medium' },
      { dst: '2001:db8:7:1::/64', dev: 'tr1-1', protocol: 'boot', metric: 101, pref: 'medium' },
      { dst: '2001:db8::5', dev: 'tr1-1', protocol: 'boot', metric: 1, pref: 'medium' },
      { dst: 'fe80::/64', dev: 'tr1-1', protocol: 'kernel', metric: 256, pref: 'medium' },
    ]);
    expect(parseRoutes(routes)).toEqual([
      { type: 'unicast', table: 400, destination: '::/0', metric: 101, device: 'tl1' },
      { type: 'unreachable', table: 400, destination: '::/0', metric: 65_535 },
      { type: 'unicast', table: 254, destination: '2001:db8:7:1::/64', metric: 101, device: 'tr1-1' },
      { type: 'unicast', table: 254, destination: '2001:db8::5/128', metric: 1, device: 'tr1-1' },
    ]);
    const rules = JSON.stringify([{ priority: 5600, src: 'all', iif: 'lan0', table: '400' }]);
    expect(parseIpv6Rules(rules)).toEqual([
      { family: 'ipv6', priority: 5_600, table: 400, incoming: 'lan0' },
    ]);
    const address = (local: string, scope: string) => ({ family: 'inet6', local, prefixlen: 64, scope });
    const lan = {
      ifname: 'lan0',
      addr_info: [address('2001:db8:7:1::1', 'global'), address('fe80::1', 'link')],
    };
    expect(interfaces(lan).links[0]?.addresses).toEqual(['2001:db8:7:1::1/64']);
  });

  it('is understood: rules, links, endpoints and limits', () => {
    const rules = JSON.stringify([
      { priority: 5001, src: 'all', fwmark: '0x65', table: '101' },
      { priority: 5201, src: '10.77.0.17', table: '201' },
      { priority: 5400, src: 'all', table: 'main', suppress_prefixlen: 0 },
      { priority: 5600, src: 'all', iif: 'lan0', table: '400' },
    ]);
    expect(parseRules(rules)).toEqual([
      { priority: 5001, table: 101, mark: 101 },
      { priority: 5201, table: 201, from: '10.77.0.17' },
      { priority: 5400, table: 254, suppressPrefixLength: 0 },
      { priority: 5600, table: 400, incoming: 'lan0' },
    ]);
    const loopback = {
      ifname: 'lo',
      mtu: 65_536,
      flags: ['LOOPBACK', 'UP'],
      addr_info: [
        { family: 'inet', local: '127.0.0.1', prefixlen: 8 },
        { family: 'inet6', local: '::1', prefixlen: 128 },
      ],
    };
    expect(interfaces(loopback, { ifname: 'wan1' }).names).toBe('1 lo,2 wan1');
    expect(interfaces(loopback).links).toEqual([
      { name: 'lo', mtu: 65_536, up: true, addresses: ['127.0.0.1/8'] },
    ]);
    expect(parseEndpoints('[{"address":"10.77.0.17","id":1,"subflow":true,"dev":"tl1"}]')).toEqual([
      { id: 1, address: '10.77.0.17', device: 'tl1' },
    ]);
    expect(parseLimits('add_addr_accepted 0 subflows 8 \n')).toEqual({ subflows: 8, addAddrAccepted: 0 });
    expect(() => parseLimits('nonsense')).toThrow();
  });

  it('is understood: which interfaces are cards', () => {
    const card = { link_type: 'ether', address: '02:00:00:00:00:01', flags: ['UP', 'LOWER_UP'] };
    const veth = { ...card, linkinfo: { info_kind: 'veth' } };
    const { cards } = interfaces(
      { ifname: 'lo', link_type: 'loopback', flags: ['UP', 'LOWER_UP'] },
      { ...card, ifname: 'eth0' },
      { ...card, ifname: 'wlan0', flags: ['UP'] },
      { ifname: 'wwan0', link_type: 'none' },
      { ...card, ifname: 'eth9', master: 'br0' },
      { ...card, ifname: 'br0', linkinfo: { info_kind: 'bridge' } },
      { ...card, ifname: 'tv1', linkinfo: { info_kind: 'vlan' } },
      { ...veth, ifname: 'elsewhere', link_netnsid: 0 },
      { ...veth, ifname: 'here', link: 'there' },
    );
    expect(cards).toEqual([
      { name: 'eth0', mac: '02:00:00:00:00:01', kind: 'ethernet', carrier: true },
      { name: 'wlan0', mac: '02:00:00:00:00:01', kind: 'wifi', carrier: false },
      { name: 'wwan0', mac: null, kind: 'modem', carrier: false },
      { name: 'elsewhere', mac: '02:00:00:00:00:01', kind: 'ethernet', carrier: true },
    ]);
  });

  it('is understood: an interface that is one VLAN of another, or one end of a pair', () => {
    const pair = { ifname: 'tq0', linkinfo: { info_kind: 'veth' }, link: 'tq0-far' };
    const elsewhere = { ifname: 'wan1', linkinfo: { info_kind: 'veth' }, link_index: 4 };
    const vlan = {
      ifname: 'tv1',
      link: 'wan1',
      linkinfo: { info_kind: 'vlan', info_data: { protocol: '802.1Q', id: 35, flags: ['REORDER_HDR'] } },
    };
    const wireguard = { ifname: 'tl1', linkinfo: { info_kind: 'wireguard' } };
    expect(interfaces(pair, elsewhere, vlan, wireguard, { ifname: 'lo' }).virtualLinks).toEqual([
      { kind: 'pair', name: 'tq0', far: 'tq0-far' },
      { kind: 'vlan', name: 'tv1', parent: 'wan1', tag: 35 },
    ]);
  });

  it('is understood: bonds of either monitor, and the taps that belong to one', () => {
    const bond = (ifname: string, info_data: object) => ({
      ifname,
      linkinfo: { info_kind: 'bond', info_data },
    });
    const tap = {
      ifname: 'ta1',
      master: 'tb0',
      linkinfo: { info_kind: 'tun', info_data: { type: 'tap', persist: true }, info_slave_kind: 'bond' },
    };
    const hashed = { mode: 'balance-xor', miimon: 100, arp_interval: 0, xmit_hash_policy: 'layer3+4' };
    const asking = {
      mode: 'balance-rr',
      miimon: 0,
      arp_interval: 200,
      arp_ip_target: ['10.77.0.1'],
      arp_validate: null,
      xmit_hash_policy: 'layer2',
    };
    const { virtualLinks, members } = interfaces(bond('tb0', hashed), bond('tb1', asking), tap);
    expect(virtualLinks).toEqual([
      { kind: 'bond', name: 'tb0', mode: 'balance-xor', hash: 'layer3+4', carrierMs: 100 },
      { kind: 'bond', name: 'tb1', mode: 'balance-rr', arp: { everyMs: 200, target: '10.77.0.1' } },
      { kind: 'tap', name: 'ta1' },
    ]);
    expect(members).toEqual([{ link: 'ta1', bond: 'tb0' }]);
    const waiting = { ...tap, ifname: 'ta2' };
    const preferring = bond('tb0', { mode: 'active-backup', miimon: 100, primary: 'ta1' });
    expect(interfaces(preferring, tap, waiting).members).toEqual([
      { link: 'ta1', bond: 'tb0', primary: true },
      { link: 'ta2', bond: 'tb0' },
    ]);
  });

  it('is understood: tunnels, their peers, and a peer too many', () => {
    const dump = [
      'tl1\tPRIVATE\tOWN\t51820\t0x65',
      'tl1\tPEER\t(none)\t203.0.113.10:20008\t0.0.0.0/0\t0\t0\t0\t25',
      'tl2\tPRIVATE\tOWN\t0\toff',
      '',
    ].join('\n');
    expect(parseTunnels(dump)).toEqual([
      {
        name: 'tl1',
        publicKey: 'OWN',
        listenPort: 51_820,
        mark: 101,
        peer: {
          publicKey: 'PEER',
          endpoint: '203.0.113.10:20008',
          allowedIps: ['0.0.0.0/0'],
          keepalive: 25,
        },
      },
      { name: 'tl2', publicKey: 'OWN', listenPort: 0, mark: 0, peer: null },
    ]);
    expect(parseAnswered(dump)).toEqual([]);
    expect(parseAnswered(dump.replace('0.0.0.0/0\t0', '0.0.0.0/0\t1795447285'))).toEqual(['tl1']);
    const stranger = 'tl1\tOTHER\t(none)\t(none)\t10.0.0.0/8\t0\t0\t0\toff';
    expect(parseTunnels(`${dump}${stranger}`)[0]?.peer?.allowedIps).toEqual(['0.0.0.0/0', '10.0.0.0/8']);
  });
});
