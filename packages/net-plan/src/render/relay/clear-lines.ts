import { type Ipv4, isDirect } from '@tresse/contracts';
import { congestionOver } from '../../congestion.js';
import type { Route } from '../../host-state.js';
import { RULE, relayTunnel, TABLE } from '../../naming.js';
import type { Part } from '../part.js';
import type { RelayContext } from './context.js';
import { heardFrom, wayToInternet } from './heard-from.js';

/**
 * Carrier `direct`: connections to the addresses of lines that lose nothing find their rate by the lanes' queues. The way
 * is that of all; several lines behind one address must all be so.
 */
export function clearLinesPart({ observed, sites }: RelayContext): Part {
  const way = wayToInternet(observed);
  const lines = sites.flatMap(({ site, verdicts }) =>
    site.lines.map((line) => ({
      address: heardFrom(observed, relayTunnel(site.site.index, line.index)),
      ...(isDirect(site.braid) ? congestionOver(line, 'downKbit', site, verdicts) : {}),
    })),
  );
  const known = [...new Set(lines.flatMap(({ address }) => address ?? []))].sort();
  const lossy = new Set(lines.flatMap(({ address, congestion }) => (congestion ? [] : (address ?? []))));
  const clear = known.filter((own) => !lossy.has(own));
  if (way === undefined || clear.length === 0) return {};
  const route = (address: Ipv4): Route => ({
    type: 'unicast',
    table: TABLE.clear,
    destination: `${address}/32`,
    metric: 1,
    device: way.interface,
    via: way.gateway,
    congestion: 'cubic',
  });
  return { routes: clear.map(route), rules: [{ priority: RULE.clear, table: TABLE.clear }] };
}
