import type { Spread } from '../host-state.js';
import type { StepOf } from '../step.js';

/** Maps that are missing or give other marks; they go with the filter that holds them. */
export function setSpreads(observed: readonly Spread[], wanted: readonly Spread[]): StepOf<'set-spread'>[] {
  const have = new Map(observed.map(({ name, marks }) => [name, marks.join()]));
  return wanted
    .filter(({ name, marks }) => have.get(name) !== marks.join())
    .map((spread) => ({ action: 'set-spread', spread }));
}
