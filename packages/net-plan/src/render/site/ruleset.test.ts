import { expect, it } from '@jest/globals';
import { NO_VERDICTS } from '../../host-state.js';
import { bareHost, exampleSite, PATHS } from '../../testing/examples.js';
import { renderSite } from './index.js';

it('guards and translates a site with exactly these rules', () => {
  const { ruleset } = renderSite(exampleSite([1, 2]), bareHost(['lan0', 'wan1', 'wan2']), NO_VERDICTS, PATHS);
  expect(ruleset).toBe(`table inet tresse {
  chain intercept {
    type filter hook prerouting priority mangle; policy accept;
    ip daddr 203.0.113.99 tcp dport { 8080 } return
    ip daddr 203.0.113.99 udp dport { 5060 } return
    iifname != "lan0" return
    ip saddr != 192.168.50.0/24 return
    ip daddr 192.168.50.0/24 return
    fib daddr type { local, broadcast, multicast } return
    ip protocol tcp ct reply ip daddr 10.77.0.31 return
    ip protocol tcp ip dscp ef ct direction original tproxy ip to 127.0.0.1:4435 meta mark set 300 accept
    ip protocol tcp ip dscp cs4 ct direction original tproxy ip to 127.0.0.1:4436 meta mark set 300 accept
    ip protocol tcp ip dscp cs1 ct direction original tproxy ip to 127.0.0.1:4437 meta mark set 300 accept
    ip protocol tcp ct direction original tproxy ip to 127.0.0.1:4430 meta mark set 300 accept
  }

  chain publish {
    type nat hook prerouting priority dstnat; policy accept;
    iifname { "tl1", "tl2" } ip daddr 10.77.0.31 tcp dport 8080 dnat ip to 192.168.50.9:81
    iifname { "tl1", "tl2" } ip daddr 10.77.0.31 udp dport 5060 dnat ip to 192.168.50.8:5061
    iifname "lan0" ip saddr 192.168.50.0/24 ip daddr 203.0.113.99 tcp dport 8080 dnat ip to 192.168.50.9:81
    iifname "lan0" ip saddr 192.168.50.0/24 ip daddr 203.0.113.99 udp dport 5060 dnat ip to 192.168.50.8:5061
  }

  chain classify {
    type filter hook postrouting priority mangle; policy accept;
    oifname != { "tl1", "tl2" } accept
    udp dport { 53, 4441 } meta priority set 7e5:4 accept
    meta l4proto icmp meta priority set 7e5:4 accept
    tcp flags & (fin | syn | rst) != 0 meta priority set 7e5:4 accept
    ip protocol tcp meta length <= 80 meta priority set 7e5:4 accept
    meta mark { 901, 902 } meta priority set 7e5:4 accept
    tcp dport 4445 meta priority set 7e5:4 accept
    ip dscp ef meta priority set 7e5:4 accept
    tcp dport 4446 meta priority set 7e5:3 accept
    ip dscp cs4 meta priority set 7e5:3 accept
    tcp dport 4447 meta priority set 7e5:1 accept
    ip dscp cs1 meta priority set 7e5:1 accept
  }

  chain one-address {
    type nat hook postrouting priority srcnat; policy accept;
    oifname { "tl1", "tl2" } ip saddr 192.168.50.0/24 snat ip to 10.77.0.31
    oifname "lan0" ip saddr 192.168.50.0/24 ct status dnat snat ip to 192.168.50.1
  }

  chain clamp {
    type filter hook forward priority mangle; policy accept;
    tcp flags & (syn | rst) == syn iifname { "tl1", "tl2" } tcp option maxseg size set 1361
    tcp flags & (syn | rst) == syn oifname { "tl1", "tl2" } tcp option maxseg size set 1361
  }

  chain forward {
    type filter hook forward priority filter; policy drop;
    ct state invalid drop
    ct state established,related accept
    iifname "lan0" ip saddr 192.168.50.0/24 oifname { "tl1", "tl2" } accept
    iifname { "tl1", "tl2" } oifname "lan0" ct status dnat accept
    iifname "lan0" oifname "lan0" ct status dnat accept
  }

  chain input {
    type filter hook input priority filter; policy drop;
    iifname { "to1", "to2" } drop
    ip saddr 203.0.113.1 udp sport 20008 iifname != "wan1" drop
    ip saddr 203.0.113.2 udp sport 20009 iifname != "wan2" drop
    iifname "lo" accept
    ct state established,related accept
    ct state invalid drop
    meta l4proto { icmp, ipv6-icmp } accept
    udp sport 67 udp dport 68 accept
    iifname "lan0" accept
  }
}
`);
});

it('writes the class into what the LAN sends, by the first rule that fits', () => {
  const site = exampleSite([1, 2]);
  const ports = [{ first: 5060, last: 5061 }];
  const desired = {
    ...site,
    quality: {
      shaping: true,
      priorities: [
        { match: { protocol: 'udp', ports, to: [], from: [] }, class: 'voice' },
        { match: { protocol: 'tcp', ports, to: [], from: ['02:00:00:00:00:07'] }, class: 'work' },
        { match: { protocol: 'any', ports: [], to: ['198.51.100.0/24'], from: [] }, class: 'bulk' },
      ],
    } satisfies typeof site.quality,
  };
  const { ruleset } = renderSite(desired, bareHost(['lan0', 'wan1', 'wan2']), NO_VERDICTS, PATHS);
  expect(ruleset).toContain(`  chain rank {
    type filter hook prerouting priority mangle - 15; policy accept;
    iifname != "lan0" return
    ip saddr != 192.168.50.0/24 return
    ip daddr 192.168.50.0/24 return
    udp dport { 5060-5061 } ip dscp set ef return
    ether saddr 02:00:00:00:00:07 tcp dport { 5060-5061 } ip dscp set cs0 return
    ip daddr { 198.51.100.0/24 } ip dscp set cs1 return
  }
`);
});
