import type { LineRates } from '@tresse/contracts';
import type { LineVerdicts } from './host-state.js';
import { ASSUMED_CONTRACT, type RatedLine } from './rates.js';

/** Least time for which a write buffer holds payload at the lines' sum, in ms (docs/data-plane.md, item 7). */
const LEAST_MS = 100;

/** A sender keeps what it sent until it is acknowledged, and a queue of this length before the line, in ms. */
const QUEUE_MS = 40;
/** What the kernel counts for itself of a buffer, on top of the payload. */
const BOOKKEEPING = 1.5;

/**
 * Bounds of the write buffer in bytes. Each subflow has one, and MPTCP fills them all. Below the first, too few segments
 * fit; above the other, unsent data outlives a line by seconds.
 */
const FEWEST_BYTES = 28 * 1024;
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * How long a sender over these lines keeps them busy from what it holds, in ms: by the fastest of them, up or not, so that
 * a verdict changes nothing.
 */
export function writeBufferMs(
  lines: readonly Pick<RatedLine, 'index'>[],
  { roundTrips = {} }: LineVerdicts,
): number {
  const known = lines.flatMap(({ index }) => roundTrips[index] ?? []);
  const fastest = known.length > 0 ? Math.min(...known) : 0;
  return Math.max(LEAST_MS, BOOKKEEPING * fastest + QUEUE_MS);
}

/**
 * Largest TCP write buffer, in bytes, for a sender of that direction over these lines: what is queued on a line when it
 * dies must be sent again over the others before anything new, so the buffer is the floor of failover.
 */
export function writeBufferBytes(
  lines: readonly Pick<RatedLine, 'index' | 'contract'>[],
  direction: keyof LineRates,
  verdicts: LineVerdicts,
): number {
  const sum = lines.reduce((total, line) => total + (line.contract ?? ASSUMED_CONTRACT)[direction], 0);
  const wanted = Math.round((sum / 8) * writeBufferMs(lines, verdicts));
  return Math.min(MOST_BYTES, Math.max(FEWEST_BYTES, wanted));
}
