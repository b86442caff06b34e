import type { Route } from '../../host-state.js';
import type { PresentLine } from './context.js';

/** The route of a table by which everything leaves over a line; none while the line has no address. */
export function wayOut(
  line: Pick<PresentLine, 'device' | 'address' | 'gateway'>,
  table: number,
  metric: number,
  more: Pick<Route, 'congestion'> = {},
): Route[] {
  const { device, address, gateway } = line;
  if (address === null) return [];
  const via = gateway === null ? {} : { via: gateway };
  return [{ type: 'unicast', table, destination: 'default', metric, device, ...via, ...more }];
}
