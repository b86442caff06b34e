import type { Braid, LineRates, Quality } from '@tresse/contracts';
import type { HostCapabilities, LineVerdicts, Spread } from '../host-state.js';
import { TABLE } from '../naming.js';
import { queueMaker } from '../queue-maker.js';
import { heldRate, type RatedLine, sendRate } from '../rates.js';
import { bulk, type LineWithRole } from '../roles.js';
import { alike, type SpreadLine } from './alike.js';
import { carriedTogether, slots } from './slots.js';

/** A sender that spreads what it sends over lines. */
export interface SpreadingEnd {
  /** Of its map in the packet filter. */
  readonly name: string;
  readonly lines: readonly (RatedLine & LineWithRole)[];
  readonly direction: keyof LineRates;
  readonly settings: { readonly braid: Braid; readonly quality: Pick<Quality, 'shaping'> };
  readonly verdicts: LineVerdicts;
  readonly capabilities: Pick<HostCapabilities, 'qdiscs'>;
}

/** Heartbeats of a busy line, which go past the shared queue: 140 bytes each 20 ms, in kbit/s. */
const HEARTBEATS_KBIT = 56;

/** Part of what the lines carry that the shared queue lets out, so that packets wait in it and not on the way. */
const KEEPS_CLEAR = 0.99;

/** Part of a line's rate at which a queue before its own holds nothing. */
const OUT_OF_THE_WAY = 1.1;

/** To each packet in turn the mark of a line's tunnel: over which lines, and in what order. */
export function spreadOver(end: SpreadingEnd): Spread {
  return { name: end.name, marks: slots(chosen(end)).map(TABLE.tunnel) };
}

/**
 * The rate of the queue that those lines share, in kbit/s: no line gets more from it than it carries, so that packets
 * are never far apart when they arrive. A line alone waits in its own queue, which this one stays above; null where
 * that line is not held.
 */
export function sharedRate(end: SpreadingEnd): number | null {
  const lines = chosen(end);
  const [only] = lines;
  if (lines.length > 1) return Math.floor(carriedTogether(lines) * KEEPS_CLEAR);
  const alone = end.lines.find(({ index }) => index === only?.index);
  const own = alone === undefined ? null : held(end, alone);
  return own === null ? null : Math.ceil(own * OUT_OF_THE_WAY);
}

/** Only lines that are held to a rate are spread over: what is not waits in the line's own box, nobody knows how long. */
function chosen(end: SpreadingEnd): readonly SpreadLine[] {
  const { lines, direction, verdicts } = end;
  const carriers = bulk(lines, verdicts).map(({ line }): SpreadLine => {
    const rate = held(end, line);
    if (rate === null)
      return { index: line.index, rate: sendRate(line, direction, verdicts), roundTripMs: null };
    const room = Math.max(rate - HEARTBEATS_KBIT, rate / 2);
    return { index: line.index, rate: room, roundTripMs: verdicts.roundTrips?.[line.index] ?? null };
  });
  return alike(carriers);
}

function held(end: SpreadingEnd, line: RatedLine): number | null {
  if (queueMaker(end.capabilities) === null) return null;
  return heldRate(line, end.direction, end.settings, end.verdicts);
}
