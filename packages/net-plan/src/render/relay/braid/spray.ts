import { relaySharedQueue, relaySpread, TABLE } from '../../../naming.js';
import type { SpreadingEnd } from '../../../spread/index.js';
import type { Part } from '../../part.js';
import { sprayPart } from '../../spray.js';
import type { RelayContext, ServedSite } from '../context.js';
import { overTunnel } from '../over-tunnel.js';

/** Profile `spray`: all that goes to the site, packet by packet. The sites share a table for each line index. */
export function relaySprayPart(relay: RelayContext, served: ServedSite): Part {
  const { site } = served;
  const queue = relaySharedQueue(site.site.index);
  const part = sprayPart(relaySpreadOf(relay, served), site.lines, {
    queue,
    mtu: Math.min(...site.lines.map(({ tunnel }) => tunnel.mtu)),
    passing: `ip daddr ${site.bondAddress}`,
    tunnels: '@tunnels',
    destination: `${site.bondAddress}/32`,
  });
  const ways = site.lines.map((line) => ({
    ...overTunnel(relay, site, line, site.bondAddress, 1),
    table: TABLE.tunnel(line.index),
  }));
  return {
    ...part,
    routes: [...(part.routes ?? []), ...ways],
    firewall: { ...part.firewall, sets: { tunnels: { type: 'ifname', elements: [`"${queue}"`] } } },
  };
}

/** What the relay spreads to a site, and over what. */
export function relaySpreadOf(
  { observed }: Pick<RelayContext, 'observed'>,
  { site, verdicts }: ServedSite,
): SpreadingEnd {
  return {
    name: relaySpread(site.site.index),
    lines: site.lines,
    direction: 'downKbit',
    settings: site,
    verdicts,
    capabilities: observed.capabilities,
  };
}
