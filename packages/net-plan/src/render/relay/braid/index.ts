/** The relay's side of a site's braid, one file for each profile. */
import type { Part } from '../../part.js';
import type { RelayContext, ServedSite } from '../context.js';
import { relayBestTunnelPart } from './best-tunnel.js';
import { relayBondParts } from './bond.js';
import { subflowsPart } from './mptcp.js';
import { relaySprayPart } from './spray.js';

/** The parts of the site's profile. */
export function relayBraidParts(relay: RelayContext, served: ServedSite): Part[] {
  const { braid } = served.site;
  switch (braid.profile) {
    case 'mptcp':
      return [relayBestTunnelPart(relay, served), subflowsPart(relay, served)];
    case 'spray':
      return [relayBestTunnelPart(relay, served), relaySprayPart(relay, served)];
    case 'failover':
      return [relayBestTunnelPart(relay, served)];
    case 'bond':
      return [relayBestTunnelPart(relay, served), ...relayBondParts(relay, served, braid)];
  }
}
