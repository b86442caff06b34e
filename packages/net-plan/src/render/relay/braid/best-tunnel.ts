import type { Route } from '../../../host-state.js';
import { relayTunnel, TABLE } from '../../../naming.js';
import { interactive } from '../../../roles.js';
import type { Part } from '../../part.js';
import type { RelayContext, ServedSite } from '../context.js';
import { overTunnel } from '../over-tunnel.js';

/** The site's bond address, and the IPv6 network of its LAN, over its living lines, best first. */
export function relayBestTunnelPart(relay: RelayContext, { site, verdicts }: ServedSite): Part {
  const network = site.ipv6 === null ? [] : [site.ipv6];
  return {
    routes: interactive(site.lines, verdicts).flatMap(({ line, rank }) => [
      overTunnel(relay, site, line, site.bondAddress, 101 + rank),
      ...network.map(
        (destination): Route => ({
          type: 'unicast',
          table: TABLE.main,
          destination,
          metric: 101 + rank,
          device: relayTunnel(site.site.index, line.index),
        }),
      ),
    ]),
  };
}
