import type { RateReport } from './inbound.js';

/**
 * The rate to which this end holds what it sends by a line. It comes down to what the line has lately delivered when
 * packets stand in the line's own queue; it goes up while there is demand and no queue. A wrong guess upward costs
 * delay for a moment, one downward costs rate: the rate never goes below the best of the last ten seconds.
 * Times are monotonic, in ms; rates in kbit/s.
 */
export interface RateEstimate {
  /** Null while nothing is known: then nothing is held. */
  readonly kbit: number | null;
  /** The rate that it never goes far below: others may fill the line too, and yielding to them has an end. */
  readonly floor: number;
  /** What the line delivered lately, as told. */
  readonly received: readonly { readonly at: number; readonly kbit: number }[];
  /** Since when packets have stood in the line's queue without a pause; null while none do. */
  readonly fullSince: number | null;
  /** Since when nothing was wrong with the present rate. */
  readonly calmSince: number;
  /** The rate to take once the line's queue has drained; null while none drains. */
  readonly drained: number | null;
  /** The rate before the last try of a higher one, while that is not yet proven. */
  readonly before: number | null;
  /** Pause before the next try; doubles with each that failed. */
  readonly patienceMs: number;
  /** Until when the line counts as one whose rate changes by itself. */
  readonly unsteadyUntil: number;
}

/** Delay in ms that is taken for a queue, and how long it must last: jitter and a busy machine go by faster. */
const FULL_MS = 20;
const LASTING_MS = 1_000;
/** For how long what was delivered counts as what the line can. */
const MEMORY_MS = 10_000;
/** Parts of what was delivered that are sent: so that no queue comes, and until the one that is there has gone. */
const KEEPS_CLEAR = 0.985;
const DRAINS = 0.9;
/** Of a line whose rate changes by itself its best is no bound: more is sent than it has lately shown, for so long. */
const UNSTEADY = 1.6;
const UNSTEADY_MS = 30_000;
/** Delivered less than this part of what it lately did: the line has become slower by itself. */
const SLUMP = 0.8;
/** Part of the agreed rate below which no queue brings it. */
const FLOOR = 0.3;
/** This part of the rate in use is demand for more. */
const DEMAND = 0.85;
/** Between two reports that count. */
const REPORT_MS = 200;
/** After so long without a queue a rate is proven; of a line that changes by itself sooner. */
const PROVEN_MS = 2_000;
const PROVEN_UNSTEADY_MS = 1_000;
const PATIENCE_MS = 8_000;
const LONGEST_PATIENCE_MS = 300_000;
const TRY = 1.05;
const CLIMB = 1.25;

/** Begins with the rate that was agreed, or with none. */
export function startEstimate(kbit: number | null, now: number): RateEstimate {
  return {
    kbit,
    floor: Math.round((kbit ?? 0) * FLOOR),
    received: [],
    fullSince: null,
    calmSince: now,
    drained: null,
    before: null,
    patienceMs: PATIENCE_MS,
    unsteadyUntil: Number.NEGATIVE_INFINITY,
  };
}

/** The estimate after the other end's report on what this end sends; `sentKbit` is what it sent of late. */
export function withReport(
  before: RateEstimate,
  { delayMs, receivedKbit }: RateReport,
  sentKbit: number,
  now: number,
): RateEstimate {
  if (now - (before.received.at(-1)?.at ?? Number.NEGATIVE_INFINITY) < REPORT_MS) return before;
  const received = [
    ...before.received.filter(({ at }) => now - at < MEMORY_MS),
    { at: now, kbit: receivedKbit },
  ];
  const fullSince = delayMs < FULL_MS ? null : (before.fullSince ?? now);
  const estimate = { ...before, received, fullSince };
  if (fullSince === null) {
    return estimate.drained === null
      ? climb(estimate, sentKbit, now)
      : { ...estimate, kbit: estimate.drained, drained: null, calmSince: now };
  }
  return now - fullSince >= LASTING_MS ? yielded(estimate, receivedKbit, now) : estimate;
}

/** The line is full: a try that failed is taken back, else the rate comes down to the best that the line has shown. */
function yielded(estimate: RateEstimate, receivedKbit: number, now: number): RateEstimate {
  const best = Math.max(...estimate.received.map(({ kbit }) => kbit));
  const next = {
    ...estimate,
    before: null,
    fullSince: now,
    calmSince: now,
    patienceMs:
      estimate.before === null ? estimate.patienceMs : Math.min(LONGEST_PATIENCE_MS, estimate.patienceMs * 2),
    unsteadyUntil: receivedKbit < SLUMP * best ? now + UNSTEADY_MS : estimate.unsteadyUntil,
  };
  if (now < next.unsteadyUntil)
    return { ...next, kbit: atMost(estimate.kbit, Math.max(best * UNSTEADY, estimate.floor)), drained: null };
  const proven = Math.min(estimate.before ?? 0, best);
  const bound = Math.max(best * KEEPS_CLEAR, proven, estimate.floor);
  const drained = atMost(estimate.drained ?? estimate.kbit, bound);
  return { ...next, kbit: Math.round(drained * DRAINS), drained };
}

function atMost(kbit: number | null, bound: number): number {
  return Math.min(kbit ?? Number.POSITIVE_INFINITY, Math.round(bound));
}

/** Nothing waits in the line: where more is wanted, more is tried; far below what it has shown without waiting. */
function climb(estimate: RateEstimate, sentKbit: number, now: number): RateEstimate {
  const { kbit, calmSince, patienceMs, unsteadyUntil } = estimate;
  const unsteady = now < unsteadyUntil;
  const proven = now - calmSince >= (unsteady ? PROVEN_UNSTEADY_MS : PROVEN_MS);
  if (kbit === null || !proven || sentKbit < DEMAND * kbit) return estimate;
  if (unsteady) return { ...estimate, kbit: Math.round(kbit * CLIMB), calmSince: now };
  if (estimate.before !== null) {
    return {
      ...estimate,
      kbit: Math.round(kbit * CLIMB),
      before: kbit,
      calmSince: now,
      patienceMs: PATIENCE_MS,
    };
  }
  if (now - calmSince < patienceMs) return estimate;
  return { ...estimate, kbit: Math.round(kbit * TRY), before: kbit, calmSince: now };
}
