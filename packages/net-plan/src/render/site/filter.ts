import type { Part } from '../part.js';
import type { SiteContext } from './context.js';

/** Bytes of IPv4 and TCP headers that the largest segment leaves out of the MTU. */
const HEADERS = 40;

/** What the box lets in and through whatever else it does: answers, and nothing that nobody asked for. */
export function filterPart({ desired, tunnels }: SiteContext): Part {
  const segment = Math.min(...desired.lines.map((line) => line.tunnel.mtu)) - HEADERS;
  const syn = 'tcp flags & (syn | rst) == syn';
  return {
    firewall: {
      chains: {
        clamp: [
          `${syn} iifname ${tunnels} tcp option maxseg size set ${segment}`,
          `${syn} oifname ${tunnels} tcp option maxseg size set ${segment}`,
        ],
        forward: ['ct state invalid drop', 'ct state established,related accept'],
        input: [
          'iifname "lo" accept',
          'ct state established,related accept',
          'ct state invalid drop',
          'meta l4proto { icmp, ipv6-icmp } accept',
          'udp sport 67 udp dport 68 accept',
        ],
      },
    },
  };
}
