/**
 * The rate to which this end holds what it sends by a line. It comes down to what the line has lately delivered when
 * packets stand in the line's own queue; it goes up while there is demand and no queue. A wrong guess upward costs
 * delay for a moment, one downward costs rate: the rate never goes below the best of the last ten seconds.
 * Times are monotonic, in ms; rates in kbit/s.
 */
export interface RateEstimate {
  /** Null while nothing is known: then nothing is held. */
  readonly kbit: number | null;
  /** The rate that was agreed; null where none was. Where the line has just delivered it, it is believed. */
  readonly agreed: number | null;
  /** What the line delivered lately, as told. */
  readonly received: readonly { readonly at: number; readonly kbit: number }[];
  /** Since when packets have stood in the line's queue without a pause; null while none do. */
  readonly fullSince: number | null;
  /** Since when nothing was wrong with the present rate. */
  readonly calmSince: number;
  /** Less is sent, so that the line's queue drains; null while none does. */
  readonly draining: Draining | null;
  /** Until when a delay says nothing of this rate: sending less has not taken it away. */
  readonly deafUntil: number;
  /** The rate before the last try of a higher one, while that is not yet proven. */
  readonly before: number | null;
  /** When a higher rate was last tried, and the pause before the next try: longer with each that failed. */
  readonly triedAt: number;
  readonly patienceMs: number;
  /** Until when more is tried at once, as the line has not carried what it did before. */
  readonly boldUntil: number;
  /** Until when the line counts as one whose rate changes by itself. */
  readonly unsteadyUntil: number;
  /** For how long it counted as one when it last became slower, in ms; 0 when it never has. */
  readonly unsteadyMs: number;
  /** True from when it became slower until it delivers again what it did before: it becomes slower only once. */
  readonly slumped: boolean;
}

interface Draining {
  /** Since when, and the delay of then in ms. */
  readonly since: number;
  readonly delayMs: number;
  /** The rate to take when the queue has gone, and the one of before. */
  readonly to: number;
  readonly from: number | null;
}

/** Part of the agreed rate below which no queue brings it: others may fill the line too, and yielding to them has an end. */
const FLOOR = 0.3;
/** Before the first try of a higher rate, in ms. */
export const PATIENCE_MS = 5_000;

/** Begins with the rate that was agreed, or with none. */
export function startEstimate(kbit: number | null, now: number): RateEstimate {
  return {
    kbit,
    agreed: kbit,
    received: [],
    fullSince: null,
    calmSince: now,
    draining: null,
    deafUntil: Number.NEGATIVE_INFINITY,
    before: null,
    triedAt: now,
    patienceMs: PATIENCE_MS,
    boldUntil: Number.NEGATIVE_INFINITY,
    unsteadyUntil: Number.NEGATIVE_INFINITY,
    unsteadyMs: 0,
    slumped: false,
  };
}

/** The rate in kbit/s that no queue brings the estimate below. */
export const leastRate = ({ agreed }: RateEstimate): number => Math.round((agreed ?? 0) * FLOOR);
