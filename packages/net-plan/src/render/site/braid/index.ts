/** The braid above the tunnels: what carries the LAN's traffic, one file for each profile. */
import type { Part } from '../../part.js';
import type { SiteContext } from '../context.js';
import { bestTunnelPart } from './best-tunnel.js';
import { siteBondParts } from './bond.js';
import { leaveProxiesPart } from './leave-proxies.js';
import { mptcpParts } from './mptcp.js';
import { siteSprayPart } from './spray.js';

/** The parts of the site's profile. */
export function braidParts(site: SiteContext): Part[] {
  const { braid } = site.desired;
  switch (braid.profile) {
    case 'mptcp':
      return [bestTunnelPart(site), ...mptcpParts(site)];
    case 'spray':
      return [bestTunnelPart(site), leaveProxiesPart(site), siteSprayPart(site)];
    case 'failover':
      return [bestTunnelPart(site), leaveProxiesPart(site)];
    case 'bond':
      return [bestTunnelPart(site), leaveProxiesPart(site), ...siteBondParts(site, braid)];
  }
}
