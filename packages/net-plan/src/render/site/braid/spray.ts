import { SITE_SPREAD } from '../../../naming.js';
import { spreadOver } from '../../../spread/index.js';
import type { Part } from '../../part.js';
import { sprayPart } from '../../spray.js';
import type { SiteContext } from '../context.js';

/** Profile `spray`: all that the LAN sends, packet by packet, over those lines that are alike. */
export function siteSprayPart({ desired, lines, inside, verdicts }: SiteContext): Part {
  const present = lines.map(({ line }) => line);
  return sprayPart(spreadOver(SITE_SPREAD, present, 'upKbit', verdicts), present, {
    passing: `iifname "${desired.lan.interface}" ip saddr ${inside}`,
    own: `ip saddr ${desired.bondAddress}`,
  });
}
