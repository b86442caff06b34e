import type { RelayDesired, RelaySiteDesired } from '@tresse/contracts';
import { relayTunnel } from '../naming.js';
import { NOT_INTERNET } from './not-internet.js';
import { nftPorts } from './ports.js';

/** Bytes of IPv4 and TCP headers that the largest segment leaves out of the MTU. */
const HEADERS = 40;

/** The operator's way in. */
const SSH_PORT = 22;

const set = (name: string, type: string, elements: readonly string[]) =>
  `  set ${name} {
    type ${type}
${elements.length > 0 ? `    elements = { ${elements.join(', ')} }\n` : ''}  }
`;

/**
 * Packet filter and address translation of the relay, as one `nft` table: each site speaks from its own addresses
 * only, reaches the internet and the relay's three services, and never another site nor the networks around the relay.
 */
export function relayFirewall(desired: RelayDesired, sites: readonly RelaySiteDesired[]): string {
  const served = sites.flatMap((site) => site.lines.map((line) => ({ site, line })));
  const name = ({ site, line }: (typeof served)[number]) => `"${relayTunnel(site.site.index, line.index)}"`;
  const mtu = Math.min(1_420, ...served.map(({ line }) => line.tunnel.mtu));
  const sources = served.flatMap((one) => [
    `${name(one)} . ${one.line.tunnel.address}`,
    `${name(one)} . ${one.site.bondAddress}`,
  ]);
  const living = sites.filter((site) => site.lines.length > 0);
  const forwards = living.flatMap((site) =>
    site.portForwards.map(
      ({ protocol, publicPorts, sources }) =>
        `    iifname != @tunnels ${sources.length > 0 ? `ip saddr { ${sources.join(', ')} } ` : ''}ip daddr ${desired.publicAddress} ${protocol} dport ${nftPorts(publicPorts)} dnat ip to ${site.bondAddress}`,
    ),
  );
  return `table inet tresse {
${set('tunnels', 'ifname', served.map(name))}
${set('sources', 'ifname . ipv4_addr', sources)}
${set(
  'doors',
  'inet_service',
  served.map(({ line }) => String(line.tunnel.listenPort)),
)}
  chain own-addresses {
    type filter hook prerouting priority raw; policy accept;
    iifname @tunnels meta nfproto ipv4 iifname . ip saddr != @sources drop
    iifname @tunnels meta nfproto ipv6 drop
    iifname != { "lo" } iifname != @tunnels ip saddr 10.77.0.0/16 drop
  }

  chain publish {
    type nat hook prerouting priority dstnat; policy accept;
${forwards.join('\n')}
  }

  chain one-address {
    type nat hook postrouting priority srcnat; policy accept;
    iifname @tunnels oifname != @tunnels masquerade
  }

  chain clamp {
    type filter hook forward priority mangle; policy accept;
    tcp flags & (syn | rst) == syn tcp option maxseg size set ${mtu - HEADERS}
  }

  chain forward {
    type filter hook forward priority filter; policy drop;
    iifname @tunnels oifname @tunnels drop
    ct state invalid drop
    ct state established,related accept
    iifname @tunnels ip daddr { ${NOT_INTERNET.join(', ')} } drop
    iifname @tunnels accept
    oifname @tunnels ct status dnat accept
  }

  chain input {
    type filter hook input priority filter; policy drop;
    iifname "lo" accept
    ct state invalid drop
    iifname @tunnels jump from-tunnels
    ct state established,related accept
    meta l4proto { icmp, ipv6-icmp } accept
    udp dport @doors accept
    udp sport 67 udp dport 68 accept
    tcp dport ${SSH_PORT} accept
  }

  chain from-tunnels {
    ip daddr != ${desired.address} drop
    ct state established,related accept
    meta l4proto icmp accept
    tcp dport { ${desired.proxyPort}, ${desired.speedTestPort} } accept
    udp dport ${desired.heartbeatPort} accept
    drop
  }
}
`;
}
