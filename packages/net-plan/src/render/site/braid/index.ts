/** The braid above the tunnels: what carries the LAN's traffic, one file for each profile. */
import type { Part } from '../../part.js';
import type { SiteContext } from '../context.js';
import { bestTunnelPart } from './best-tunnel.js';
import { mptcpParts } from './mptcp.js';

/** The parts of the site's profile. */
export function braidParts(site: SiteContext): Part[] {
  return [bestTunnelPart(site), ...mptcpParts(site)];
}
