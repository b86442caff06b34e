import { expect, it } from '@jest/globals';
import { bareHost, EXAMPLE_RELAY, exampleRelaySite, PATHS } from '../../testing/examples.js';
import { renderRelay } from './index.js';

it('guards and translates a relay with exactly these rules', () => {
  const { ruleset } = renderRelay(
    EXAMPLE_RELAY,
    [exampleRelaySite(1, [1, 2])],
    bareHost(['eth0']),
    new Map(),
    PATHS,
  );
  expect(ruleset).toBe(`table inet tresse {
  set tunnels {
    type ifname
    elements = { "tr1-1", "tr1-2" }
  }

  set sources {
    type ifname . ipv4_addr
    elements = { "tr1-1" . 10.77.1.17, "tr1-1" . 10.77.1.31, "tr1-2" . 10.77.1.18, "tr1-2" . 10.77.1.31 }
  }

  set sources-ipv6 {
    type ifname . ipv6_addr; flags interval
  }

  set doors {
    type inet_service
    elements = { 20009, 20010 }
  }

  map face-ports {
    type ipv4_addr : interval ipv4_addr . inet_service
  }

  map face-addresses {
    type ipv4_addr : ipv4_addr
  }

  chain own-addresses {
    type filter hook prerouting priority raw; policy accept;
    iifname != "to0" ip saddr 169.254.64.0/18 drop
    iifname @tunnels meta nfproto ipv4 iifname . ip saddr != @sources drop
    iifname @tunnels meta nfproto ipv6 iifname . ip6 saddr != @sources-ipv6 drop
    iifname != { "lo" } iifname != @tunnels ip saddr { 10.77.0.0/16, 169.254.128.0/20 } drop
    iifname != { "lo" } ip daddr 169.254.128.0/20 drop
  }

  chain remember-class {
    type filter hook prerouting priority mangle + 5; policy accept;
    iifname @tunnels ct mark 0 ip dscp ef ct mark set 911
    iifname @tunnels ct mark 0 ip dscp cs4 ct mark set 912
    iifname @tunnels ct mark 0 ip dscp cs1 ct mark set 913
  }

  chain publish {
    type nat hook prerouting priority dstnat; policy accept;
    iifname != @tunnels ip saddr { 198.51.100.0/24 } ip daddr 203.0.113.99 tcp dport 8001 dnat ip to 10.77.1.31
  }

  chain classify {
    type filter hook postrouting priority mangle; policy accept;
    oifname != @tunnels accept
    udp dport { 53, 4441 } meta priority set 7e5:4 accept
    meta l4proto icmp meta priority set 7e5:4 accept
    tcp flags & (fin | syn | rst) != 0 meta priority set 7e5:4 accept
    ip protocol tcp meta length <= 80 meta priority set 7e5:4 accept
    meta mark { 901, 902 } meta priority set 7e5:4 accept
    tcp sport 4445 meta priority set 7e5:4 accept
    ct mark 911 meta priority set 7e5:4 accept
    tcp sport 4446 meta priority set 7e5:3 accept
    ct mark 912 meta priority set 7e5:3 accept
    tcp sport 4447 meta priority set 7e5:1 accept
    ct mark 913 meta priority set 7e5:1 accept
  }

  chain one-address {
    type nat hook postrouting priority srcnat; policy accept;
    oifname != { "lo" } oifname != @tunnels meta l4proto { tcp, udp } snat ip addr . port to ip saddr map @face-ports
    oifname != { "lo" } oifname != @tunnels snat ip to ip saddr map @face-addresses
    meta nfproto ipv4 iifname @tunnels oifname != @tunnels meta l4proto { tcp, udp } masquerade to :4608-19967
    meta nfproto ipv4 iifname @tunnels oifname != @tunnels masquerade
    oifname != { "lo" } oifname != @tunnels ip saddr 169.254.128.0/20 meta l4proto { tcp, udp } masquerade to :4608-19967
    oifname != { "lo" } oifname != @tunnels ip saddr 169.254.128.0/20 masquerade
  }

  chain clamp {
    type filter hook forward priority mangle; policy accept;
    tcp flags & (syn | rst) == syn tcp option maxseg size set 1361
  }

  chain forward {
    type filter hook forward priority filter; policy drop;
    iifname @tunnels oifname @tunnels drop
    ct state invalid drop
    ct state established,related accept
    iifname @tunnels ip daddr { 0.0.0.0/8, 10.0.0.0/8, 100.64.0.0/10, 127.0.0.0/8, 169.254.0.0/16, 172.16.0.0/12, 192.0.0.0/24, 192.168.0.0/16, 224.0.0.0/3 } drop
    iifname @tunnels ip6 daddr != 2000::/3 drop
    iifname @tunnels accept
    oifname @tunnels ct status dnat accept
  }

  chain input {
    type filter hook input priority filter; policy drop;
    iifname "to0" udp dport @doors accept
    iifname "to0" drop
    tcp dport 444 accept
    iifname "lo" ip saddr 169.254.128.0/20 ip daddr != 10.77.0.1 reject
    iifname "lo" accept
    ct state invalid drop
    iifname @tunnels jump from-tunnels
    ct state established,related accept
    meta l4proto { icmp, ipv6-icmp } accept
    udp dport @doors accept
    udp sport 67 udp dport 68 accept
    tcp dport 22 accept
    iifname != @tunnels tcp dport { 4443, 4448, 4449, 4450 } accept
  }

  chain from-tunnels {
    ip daddr != 10.77.0.1 drop
    meta nfproto ipv6 drop
    ct state established,related accept
    meta l4proto icmp accept
    tcp dport { 4440, 4445, 4446, 4447, 4442 } accept
    udp dport 4441 accept
    drop
  }
}
`);
});

it('lets the network of each site through, and nothing else of the prefix', () => {
  const desired = { ...EXAMPLE_RELAY, ipv6Prefix: '2001:db8:7::/48' };
  const site = { ...exampleRelaySite(1, [1, 2]), ipv6: '2001:db8:7:1::/64' };
  const observed = bareHost(['eth0', 'eth1']);
  const sysctls = { 'net/ipv6/conf/eth0/accept_ra': '1', 'net/ipv6/conf/eth1/accept_ra': '0' };
  const wanted = renderRelay(desired, [site], { ...observed, sysctls }, new Map(), PATHS);
  expect(wanted.ruleset?.split('\n').filter((line) => line.includes('2001:db8'))).toEqual([
    '    elements = { "tr1-1" . 2001:db8:7:1::/64, "tr1-2" . 2001:db8:7:1::/64 }',
    '    iifname != { "lo" } iifname != @tunnels ip6 saddr 2001:db8:7::/48 drop',
    '    ip6 daddr 2001:db8:7::/48 drop',
  ]);
  expect(wanted.routes.filter(({ destination }) => destination.includes(':'))).toEqual([
    { type: 'unicast', table: 254, destination: '2001:db8:7:1::/64', metric: 101, device: 'tr1-1' },
    { type: 'unicast', table: 254, destination: '2001:db8:7:1::/64', metric: 102, device: 'tr1-2' },
  ]);
  expect(Object.entries(wanted.sysctls).filter(([path]) => path.startsWith('net/ipv6'))).toEqual([
    ['net/ipv6/conf/eth0/accept_ra', '2'],
    ['net/ipv6/conf/all/forwarding', '1'],
  ]);
});
