import type { RelayLine } from '@tresse/contracts';
import { congestionOver } from '../../congestion.js';
import type { Tunnel } from '../../host-state.js';
import { relayTunnel } from '../../naming.js';
import type { Part } from '../part.js';
import type { RelayContext, ServedSite } from './context.js';
import { overTunnel } from './over-tunnel.js';

/**
 * The relay's end of each tunnel of a site: it answers only, and accepts the site's own addresses. The interfaces carry
 * no address, the relay's own is on the loopback interface.
 */
export function relayTunnelsPart(relay: RelayContext, { site, verdicts }: ServedSite): Part {
  const name = (line: RelayLine) => relayTunnel(site.site.index, line.index);
  const network = site.ipv6 === null ? [] : [site.ipv6];
  return {
    links: site.lines.map((line) => ({ name: name(line), mtu: line.tunnel.mtu, addresses: [] })),
    tunnels: site.lines.map(
      (line): Tunnel => ({
        name: name(line),
        publicKey: relay.observed.wireguardPublicKey,
        listenPort: line.tunnel.listenPort,
        mark: 0,
        peer: {
          publicKey: line.tunnel.peerPublicKey,
          endpoint: null,
          allowedIps: [`${line.tunnel.address}/32`, `${site.bondAddress}/32`, ...network],
          keepalive: 0,
        },
      }),
    ),
    routes: site.lines.map((line) => ({
      ...overTunnel(relay, site, line, line.tunnel.address, 1),
      ...congestionOver(line, 'downKbit', site, verdicts),
    })),
    firewall: {
      sets: {
        tunnels: { type: 'ifname', elements: site.lines.map((line) => `"${name(line)}"`) },
        sources: {
          type: 'ifname . ipv4_addr',
          elements: site.lines.flatMap((line) =>
            [line.tunnel.address, site.bondAddress].map((address) => `"${name(line)}" . ${address}`),
          ),
        },
        'sources-ipv6': {
          type: 'ifname . ipv6_addr; flags interval',
          elements: site.lines.flatMap((line) => network.map((own) => `"${name(line)}" . ${own}`)),
        },
        doors: {
          type: 'inet_service',
          elements: site.lines.map(({ tunnel }) => String(tunnel.listenPort)),
        },
      },
    },
  };
}
