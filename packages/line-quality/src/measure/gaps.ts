/** The longest silence lately survived on a line that should not be silent; forgotten by half in 20 s. */
export interface Gaps {
  worstMs: number;
  at: number;
}

const HALF_LIFE_MS = 20_000;
const MARGIN_MS = 40;
/** A shorter silence never means death. */
export const SHORTEST_MS = 80;
const LONGEST_MS = 300;
/** Waits of both machines together that the shortest has room for. What makes a line's silence longer takes that room. */
const COVERED_MS = 20;
/**
 * Heartbeats that should come each 20 ms come so far apart at most, in ms, and are so late: by ticks, and on their way.
 * Those beside busy bare lines come each 30 ms; there data speaks besides.
 */
const APART_MS = 25;
const LATE_MS = 5;
/** Lost heartbeats in a row that come about less often than this are no chance: of 43 a second, once in a month. */
const NO_CHANCE = 1e-8;
/** The shortest silence of which to ask the peer: one heartbeat did not come. */
const SHORTEST_DOUBT_MS = 40;
/** A silence that ended within this time was the line's own manner (radio scheduling), not an outage. */
export const MANNER_MS = LONGEST_MS - MARGIN_MS;

/** A line that has not been silent. */
export const NO_GAPS: Gaps = { worstMs: 0, at: 0 };

/** What is left of the longest silence by now, in ms. */
export function faded(gaps: Gaps, now: number): number {
  return gaps.worstMs * 2 ** ((gaps.at - now) / HALF_LIFE_MS);
}

/** The memory after a silence of `gapMs` that ended now. */
export function withGap(gaps: Gaps, gapMs: number, now: number): Gaps {
  return gapMs > faded(gaps, now) ? { worstMs: Math.min(gapMs, MANNER_MS), at: now } : gaps;
}

/**
 * The silence in ms that means death: 80 where nothing longer than 40 was survived lately, and 40 more than the
 * worst elsewhere, so that a line that stutters by nature is not accused each time; never over 300, but for what the
 * machines at both ends lately kept packets waiting (`stallsMs`), of which 80 have room for 20, 90 for 10 and 100 for none.
 * It is longer as well on a line that loses packets: so many of its heartbeats must be missing that chance (`loss`, of each)
 * does not explain it. Data is not counted besides: only heartbeats are promised, data may stop by itself at any time.
 */
export function deadlyMs(gaps: Gaps, loss: number, stallsMs: number, now: number): number {
  const missing = Math.log(NO_CHANCE) / Math.log(loss);
  const least = Math.max(SHORTEST_MS, missing * APART_MS + LATE_MS, faded(gaps, now) + MARGIN_MS);
  const room = Math.max(0, SHORTEST_MS + COVERED_MS - least);
  return Math.min(LONGEST_MS, least) + Math.max(0, stallsMs - room);
}

/**
 * The silence in ms from which the peer is asked whether it lives, so that its answer is here when the silence means death: what
 * the line has lately survived, within bounds.
 */
export function doubtfulMs(gaps: Gaps, now: number, atMostMs: number): number {
  return Math.min(atMostMs, Math.max(SHORTEST_DOUBT_MS, faded(gaps, now)));
}
