import type { Route } from '../../host-state.js';
import { relayTunnel, relayTwin, TABLE, TWIN_CARRIER_MARK } from '../../naming.js';
import { sendRate } from '../../rates.js';
import { interactive } from '../../roles.js';
import { BOTH_FAMILIES } from '../family.js';
import type { Part } from '../part.js';
import { carrierRoutes, copyRules, twinRules } from '../twin.js';
import type { RelayContext, ServedSite } from './context.js';

/** What all twin paths of a relay share: an answer takes the path by which its question came. */
export function relayTwinsPart({ desired, sites }: RelayContext): Part {
  if (!sites.some(({ site }) => site.twin)) return {};
  return {
    rules: twinRules(desired.ipv6Prefix === null ? ['ipv4'] : BOTH_FAMILIES),
    firewall: {
      sets: {
        twins: { type: 'ifname', elements: [] },
        'twin-doors': { type: 'inet_service', elements: [] },
      },
      chains: {
        twin: [
          `iifname @twins ct mark set ${TABLE.twin}`,
          `iifname != @tunnels ct direction reply ct mark ${TABLE.twin} meta mark set ${TABLE.twin}`,
        ],
        'from-tunnels': [`ip daddr ${desired.address} udp dport @twin-doors accept`],
      },
    },
  };
}

/** The relay's end of one site's twin path, if it has one. */
export function relayTwinPart(relay: RelayContext, { site, verdicts }: ServedSite): Part {
  const { twin, lines, bondAddress } = site;
  if (!twin) return {};
  const network = site.ipv6 === null ? [] : [site.ipv6];
  const name = relayTwin(site.site.index);
  const source = relay.desired.address;
  const ways = interactive(lines, verdicts).map(({ line, rank }) => ({
    rank,
    device: relayTunnel(site.site.index, line.index),
    source,
  }));
  const slowest = Math.min(...lines.map((line) => sendRate(line, 'downKbit', verdicts)));
  return {
    links: [{ name, mtu: twin.mtu, addresses: [] }],
    tunnels: [
      {
        name,
        publicKey: relay.observed.wireguardPublicKey,
        listenPort: twin.port,
        mark: TWIN_CARRIER_MARK,
        peer: {
          publicKey: lines[0]?.tunnel.peerPublicKey ?? '',
          endpoint: null,
          allowedIps: [`${bondAddress}/32`, ...network],
          keepalive: 0,
        },
      },
    ],
    routes: [
      {
        ...{ type: 'unicast', table: TABLE.twin, destination: `${bondAddress}/32`, metric: 1 },
        device: name,
        source,
      },
      ...network.map(
        (destination): Route => ({
          ...{ type: 'unicast', table: TABLE.twin, destination, metric: 1 },
          device: name,
        }),
      ),
      ...carrierRoutes(twin, bondAddress, ways),
    ],
    firewall: {
      sets: {
        tunnels: { type: 'ifname', elements: [`"${name}"`] },
        sources: { type: 'ifname . ipv4_addr', elements: [`"${name}" . ${bondAddress}`] },
        'sources-ipv6': {
          type: 'ifname . ipv6_addr; flags interval',
          elements: network.map((own) => `"${name}" . ${own}`),
        },
        twins: { type: 'ifname', elements: [`"${name}"`] },
        'twin-doors': { type: 'inet_service', elements: [String(twin.port)] },
      },
      copies: copyRules(twin, bondAddress, slowest),
    },
  };
}
