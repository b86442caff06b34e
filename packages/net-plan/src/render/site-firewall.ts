import { type Ipv4, networkOf, type Port, type PortRange, type SiteDesired } from '@tresse/contracts';
import { INTERCEPT_MARK, INTERCEPT_PORT, siteTunnel } from '../naming.js';
import { nftPorts } from './ports.js';

const quoted = (names: readonly string[]) => `{ ${names.map((name) => `"${name}"`).join(', ')} }`;

/** Bytes of IPv4 and TCP headers that the largest segment leaves out of the MTU. */
const HEADERS = 40;

/** Where a forward leads; a range keeps its ports, which nft does when none is given. */
function target({ first, last }: PortRange, address: Ipv4, port: Port): string {
  return first === last ? `${address}:${port}` : address;
}

/** Packet filter, interception and address translation of the site, as one `nft` table. */
export function siteFirewall(desired: SiteDesired): string {
  const lan = `"${desired.lan.interface}"`;
  const network = networkOf(desired.lan.address);
  const tunnels = quoted(desired.lines.map((line) => siteTunnel(line.index)));
  const segment = Math.min(...desired.lines.map((line) => line.tunnel.mtu)) - HEADERS;
  const forwards = desired.portForwards.map(
    ({ protocol, publicPorts, toAddress, toPort }) =>
      `    iifname ${tunnels} ip daddr ${desired.bondAddress} ${protocol} dport ${nftPorts(publicPorts)} dnat ip to ${target(publicPorts, toAddress, toPort)}`,
  );
  return `table inet tresse {
  chain intercept {
    type filter hook prerouting priority mangle; policy accept;
    iifname != ${lan} return
    ip saddr != ${network} return
    ip daddr ${network} return
    fib daddr type { local, broadcast, multicast } return
    ip protocol tcp ct direction original tproxy ip to 127.0.0.1:${INTERCEPT_PORT} meta mark set ${INTERCEPT_MARK} accept
  }

  chain publish {
    type nat hook prerouting priority dstnat; policy accept;
${forwards.join('\n')}
  }

  chain one-address {
    type nat hook postrouting priority srcnat; policy accept;
    oifname ${tunnels} ip saddr ${network} snat ip to ${desired.bondAddress}
  }

  chain clamp {
    type filter hook forward priority mangle; policy accept;
    tcp flags & (syn | rst) == syn iifname ${tunnels} tcp option maxseg size set ${segment}
    tcp flags & (syn | rst) == syn oifname ${tunnels} tcp option maxseg size set ${segment}
  }

  chain forward {
    type filter hook forward priority filter; policy drop;
    ct state invalid drop
    ct state established,related accept
    iifname ${lan} ip saddr ${network} oifname ${tunnels} accept
    iifname ${tunnels} oifname ${lan} ct status dnat accept
  }

  chain input {
    type filter hook input priority filter; policy drop;
    iifname { "lo", ${lan} } accept
    ct state established,related accept
    ct state invalid drop
    meta l4proto { icmp, ipv6-icmp } accept
    udp sport 67 udp dport 68 accept
  }
}
`;
}
