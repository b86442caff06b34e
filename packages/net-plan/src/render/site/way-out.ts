import type { Route } from '../../host-state.js';
import type { PresentLine } from './context.js';

/**
 * Routes of a table by which everything leaves over a line, with the line's own network where the main table does not
 * know it (the kernel takes no gateway that it cannot reach); none while the line has no address.
 */
export function wayOut(line: PresentLine, table: number, metric: number): Route[] {
  const { device, address, gateway, network } = line;
  if (address === null) return [];
  const way = { type: 'unicast', table, metric, device } as const;
  return [
    ...(network === null ? [] : [{ ...way, destination: network }]),
    { ...way, destination: 'default', ...(gateway === null ? {} : { via: gateway }) },
  ];
}
