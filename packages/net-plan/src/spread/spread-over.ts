import type { LineRates } from '@tresse/contracts';
import type { LineVerdicts, Spread } from '../host-state.js';
import { TABLE } from '../naming.js';
import { type RatedLine, sendRate } from '../rates.js';
import { bulk, type LineWithRole } from '../roles.js';
import { alike } from './alike.js';
import { slots } from './slots.js';

/** The map of this name for a sender of that direction: to each packet in turn the mark of a line's tunnel. */
export function spreadOver(
  name: string,
  lines: readonly (RatedLine & LineWithRole)[],
  direction: keyof LineRates,
  verdicts: LineVerdicts,
): Spread {
  const carriers = bulk(lines, verdicts).map(({ line }) => ({
    index: line.index,
    rate: sendRate(line, direction, verdicts),
    roundTripMs: verdicts.roundTrips?.[line.index] ?? null,
  }));
  return { name, marks: slots(alike(carriers)).map(TABLE.tunnel) };
}
