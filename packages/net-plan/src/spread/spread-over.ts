import type { Spread } from '../host-state.js';
import { TABLE } from '../naming.js';
import { sendRate } from '../rates.js';
import { bulk } from '../roles.js';
import { alike, type SpreadLine } from './alike.js';
import { besideHeartbeats, heldHere, justBelow, outOfTheWay, type SendingEnd } from './room.js';
import { carriedTogether, slots } from './slots.js';

/** A sender that spreads what it sends over lines. */
export interface SpreadingEnd extends SendingEnd {
  /** Of its map in the packet filter. */
  readonly name: string;
}

/** To each packet in turn the mark of a line's tunnel: over which lines, and in what order. */
export function spreadOver(end: SpreadingEnd): Spread {
  return { name: end.name, marks: slots(chosen(end)).map(TABLE.tunnel) };
}

/**
 * The rate of the queue that those lines share, in kbit/s: no line gets more from it than it carries, so that packets
 * are never far apart when they arrive. A line alone waits in its own queue, which this one stays above; null where
 * that line is not held.
 */
export function sharedRate(end: SendingEnd): number | null {
  const lines = chosen(end);
  const [only] = lines;
  if (lines.length > 1) return justBelow(carriedTogether(lines));
  const alone = end.lines.find(({ index }) => index === only?.index);
  const own = alone === undefined ? null : heldHere(end, alone);
  return own === null ? null : outOfTheWay(own);
}

/** Only lines that are held to a rate are spread over: what is not waits in the line's own box, nobody knows how long. */
function chosen(end: SendingEnd): readonly SpreadLine[] {
  const { lines, direction, verdicts } = end;
  const carriers = bulk(lines, verdicts).map(({ line }): SpreadLine => {
    const { index } = line;
    const rate = heldHere(end, line);
    return rate === null
      ? { index, rate: sendRate(line, direction, verdicts), roundTripMs: null }
      : { index, rate: besideHeartbeats(rate), roundTripMs: verdicts.roundTrips?.[index] ?? null };
  });
  return alike(carriers, inProportion);
}

/** By its slots each line gets its own part. */
const inProportion = (lines: readonly SpreadLine[]) => lines.reduce((sum, { rate }) => sum + rate, 0);
