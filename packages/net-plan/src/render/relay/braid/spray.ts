import { relaySpread, TABLE } from '../../../naming.js';
import { spreadOver } from '../../../spread/index.js';
import type { Part } from '../../part.js';
import { sprayPart } from '../../spray.js';
import type { RelayContext, ServedSite } from '../context.js';
import { overTunnel } from '../over-tunnel.js';

/** Profile `spray`: all that goes to the site, packet by packet. The sites share a table for each line index. */
export function relaySprayPart(relay: RelayContext, { site, verdicts }: ServedSite): Part {
  const spread = spreadOver(relaySpread(site.site.index), site.lines, 'downKbit', verdicts);
  const toSite = `ip daddr ${site.bondAddress}`;
  return {
    ...sprayPart(spread, site.lines, { passing: toSite, own: toSite }),
    routes: site.lines.map((line) => ({
      ...overTunnel(relay, site, line, site.bondAddress, 1),
      table: TABLE.tunnel(line.index),
    })),
  };
}
