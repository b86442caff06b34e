import { SITE_SHARED_QUEUE, SITE_SPREAD } from '../../../naming.js';
import type { SpreadingEnd } from '../../../spread/index.js';
import type { Part } from '../../part.js';
import { sprayPart } from '../../spray.js';
import type { SiteContext } from '../context.js';

/** Profile `spray`: all that the LAN sends, packet by packet, over those lines that are alike. */
export function siteSprayPart(site: SiteContext): Part {
  const { desired, lines, inside, tunnels } = site;
  return sprayPart(siteSpread(site), lines, {
    queue: SITE_SHARED_QUEUE,
    mtu: Math.min(...desired.lines.map(({ tunnel }) => tunnel.mtu)),
    passing: `iifname "${desired.lan.interface}" ip saddr ${inside}`,
    tunnels,
    destination: 'default',
  });
}

/** What the site spreads, and over what. */
export function siteSpread({ desired, lines, verdicts, observed }: SiteContext): SpreadingEnd {
  return {
    name: SITE_SPREAD,
    lines: lines.map(({ line }) => line),
    direction: 'upKbit',
    settings: desired,
    verdicts,
    capabilities: observed.capabilities,
  };
}
