import { interactive } from '../../../roles.js';
import type { Part } from '../../part.js';
import type { RelayContext, ServedSite } from '../context.js';
import { overTunnel } from '../over-tunnel.js';

/** The site's bond address over its living lines, best first. */
export function relayBestTunnelPart(relay: RelayContext, { site, verdicts }: ServedSite): Part {
  return {
    routes: interactive(site.lines, verdicts).map(({ line, rank }) =>
      overTunnel(relay, site, line, site.bondAddress, 101 + rank),
    ),
  };
}
