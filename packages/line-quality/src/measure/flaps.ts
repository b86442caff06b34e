/** Penalty for lately having gone down, as in route flap damping (RFC 2439 §4.2): up to 1 each time, halved in 20 s. */
export interface Flaps {
  penalty: number;
  at: number;
}

const HALF_LIFE_MS = 20_000;
const FIRST_RETURN_MS = 100;
const LONGEST_RETURN_MS = 10_000;
/** A line that carries for so long brings about what the others lose by its death, some tenths of a second, in ms. */
const WORTH_MS = 1_500;

/** A line with so much of a penalty goes down again and again. */
const FLAPPING = 1;

/** A line that has not gone down. */
export const NO_FLAPS: Flaps = { penalty: 0, at: 0 };

function faded(flaps: Flaps, now: number): number {
  return flaps.penalty * 2 ** ((flaps.at - now) / HALF_LIFE_MS);
}

/** Whether the line goes down again and again: every seven seconds or more often. */
export function isFlapping(flaps: Flaps, now: number): boolean {
  return faded(flaps, now) >= FLAPPING;
}

/** The penalty after the line went down now, having been up for so long: the more it brought, the less. */
export function withFlap(flaps: Flaps, lastedMs: number, now: number): Flaps {
  return { penalty: faded(flaps, now) + Math.min(1, WORTH_MS / Math.max(1, lastedMs)), at: now };
}

/**
 * How long in ms the line must have been good before it is used again: 100 after a single outage, twice as long
 * for each further one not yet forgotten (an outage each 15 s: 0.1 s; each 5 s: 0.2 s; each 2 s: 10 s, the cap).
 */
export function requiredGoodMs(flaps: Flaps, now: number): number {
  const doublings = Math.max(0, faded(flaps, now) - 1);
  return Math.min(LONGEST_RETURN_MS, FIRST_RETURN_MS * 2 ** doublings);
}
