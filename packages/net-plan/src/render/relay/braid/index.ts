/** The relay's side of a site's braid, one file for each profile. */
import { living } from '../../../verdicts.js';
import type { Part } from '../../part.js';
import type { RelayContext, ServedSite } from '../context.js';
import { overTunnel } from '../over-tunnel.js';

/** The parts of the site's profile. The proxy serves all sites alike, so `mptcp` needs nothing of its own. */
export function relayBraidParts(relay: RelayContext, served: ServedSite): Part[] {
  return [bestTunnelPart(relay, served)];
}

/** The site's bond address over its living lines, best first. */
function bestTunnelPart(relay: RelayContext, { site, verdicts }: ServedSite): Part {
  return {
    routes: living(site.lines, verdicts).map(({ line, rank }) =>
      overTunnel(relay, site, line, site.bondAddress, 101 + rank),
    ),
  };
}
