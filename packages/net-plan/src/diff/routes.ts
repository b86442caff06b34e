import type { Route } from '../host-state.js';
import type { StepOf } from '../step.js';
import { difference } from './difference.js';

const place = (route: Route) => `${route.table} ${route.destination} ${route.metric}`;

/** Steps that set the wanted routes; one that takes the place of another needs no removal. */
export function setRoutes(observed: readonly Route[], wanted: readonly Route[]): StepOf<'set-route'>[] {
  return difference(observed, wanted).add.map((route) => ({ action: 'set-route', route }));
}

/** Steps that remove the routes whose place nobody wants. */
export function removeRoutes(observed: readonly Route[], wanted: readonly Route[]): StepOf<'remove-route'>[] {
  const kept = new Set(wanted.map(place));
  return observed
    .filter((route) => !kept.has(place(route)))
    .map((route) => ({ action: 'remove-route', route }));
}
