import type { Route } from '../../host-state.js';
import { RULE, TABLE } from '../../naming.js';
import { living } from '../../verdicts.js';
import type { Part } from '../part.js';
import type { SiteContext } from './context.js';

/** The box's own traffic stays outside the braid, on the best living line: a broken braid must not cut it off. */
export function managementPart({ lines, verdicts }: SiteContext): Part {
  const routes = living(lines, verdicts).flatMap(({ line: { device, address, gateway }, rank }): Route[] => {
    if (address === null) return [];
    const via = gateway === null ? {} : { via: gateway };
    const table = TABLE.management;
    const metric = 101 + rank;
    return [{ type: 'unicast', table, destination: 'default', metric, device, ...via }];
  });
  return { routes, rules: [{ priority: RULE.management, table: TABLE.management }] };
}
