import { IPV6_INTERNET, SOURCE_POOL, TUNNEL_POOL } from '@tresse/contracts';
import { classPorts } from '../classes.js';
import { anySet } from '../firewall.js';
import { NOT_INTERNET } from '../not-internet.js';
import { openingRules } from '../openings.js';
import type { Part } from '../part.js';
import type { RelayContext } from './context.js';

/** Bytes of IPv4 and TCP headers that the largest segment leaves out of the MTU. */
const HEADERS = 40;

/** Largest inner MTU of a tunnel without a site, in bytes. */
const LARGEST_MTU = 1_420;

/** The operator's way in. */
const SSH_PORT = 22;

/**
 * What the relay lets in and through, whatever sites it serves: each speaks from its own addresses only, reaches the
 * internet and the relay's services, and never another site nor the networks around the relay. What the relay's proxy
 * connects to for a site is not on the relay, whatever addresses that has just been given.
 */
export function relayFilterPart({ desired, sites }: RelayContext): Part {
  const mtus = sites.flatMap(({ site }) => site.lines.map(({ tunnel }) => tunnel.mtu));
  const segment = Math.min(LARGEST_MTU, ...mtus) - HEADERS;
  const prefix = desired.ipv6Prefix === null ? [] : [desired.ipv6Prefix];
  return {
    firewall: {
      sets: {
        tunnels: { type: 'ifname', elements: [] },
        sources: { type: 'ifname . ipv4_addr', elements: [] },
        'sources-ipv6': { type: 'ifname . ipv6_addr; flags interval', elements: [] },
        doors: { type: 'inet_service', elements: [] },
      },
      chains: {
        'own-addresses': [
          'iifname @tunnels meta nfproto ipv4 iifname . ip saddr != @sources drop',
          'iifname @tunnels meta nfproto ipv6 iifname . ip6 saddr != @sources-ipv6 drop',
          `iifname != { "lo" } iifname != @tunnels ip saddr { ${TUNNEL_POOL}, ${SOURCE_POOL} } drop`,
          `iifname != { "lo" } ip daddr ${SOURCE_POOL} drop`,
          ...prefix.map((own) => `iifname != { "lo" } iifname != @tunnels ip6 saddr ${own} drop`),
        ],
        clamp: [`tcp flags & (syn | rst) == syn tcp option maxseg size set ${segment}`],
        forward: [
          'iifname @tunnels oifname @tunnels drop',
          'ct state invalid drop',
          'ct state established,related accept',
          `iifname @tunnels ip daddr ${anySet(NOT_INTERNET)} drop`,
          `iifname @tunnels ip6 daddr != ${IPV6_INTERNET} drop`,
          ...sites.flatMap(({ site }) => openingRules(site.ipv6, site.openings)),
          ...prefix.map((own) => `ip6 daddr ${own} drop`),
          'iifname @tunnels accept',
          'oifname @tunnels ct status dnat accept',
        ],
        input: [
          `iifname "lo" ip saddr ${SOURCE_POOL} ip daddr != ${desired.address} reject`,
          'iifname "lo" accept',
          'ct state invalid drop',
          'iifname @tunnels jump from-tunnels',
          'ct state established,related accept',
          'meta l4proto { icmp, ipv6-icmp } accept',
          'udp dport @doors accept',
          'udp sport 67 udp dport 68 accept',
          `tcp dport ${SSH_PORT} accept`,
        ],
        'from-tunnels': [
          `ip daddr != ${desired.address} drop`,
          'meta nfproto ipv6 drop',
          'ct state established,related accept',
          'meta l4proto icmp accept',
          `tcp dport ${anySet([...classPorts(desired.proxyPort), desired.speedTestPort].map(String))} accept`,
          `udp dport ${desired.heartbeatPort} accept`,
          'drop',
        ],
      },
    },
  };
}
