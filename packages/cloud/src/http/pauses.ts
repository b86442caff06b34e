/** Longest pause that the client makes by itself, in ms; a longer one is the caller's. */
export const PATIENCE_MS = 20_000;

/** Attempts at a call that may be repeated, the first included. */
export const ATTEMPTS = 4;

const BASE_MS = 500;

/**
 * The pause before attempt number `attempt` (the first repetition is 1), in ms: between half and the whole of a span that
 * doubles each time. `random` gives a number in [0, 1).
 */
export function pauseMs(attempt: number, random: () => number): number {
  const span = BASE_MS * 2 ** (attempt - 1);
  return Math.round(span / 2 + (random() * span) / 2);
}

/** No longer wait is believed, in ms: Hetzner's limits are whole again after an hour, and a date far off is a mistake. */
const LONGEST_MS = 3_600_000;

/**
 * How long an answer that is an error asks to wait, in ms, an hour at most; undefined if it does not say. Retry-After is seconds or a date
 * (RFC 9110 §10.2.3). RateLimit-Reset stands in every answer of Hetzner's and counts for status 429 alone; it is an
 * instant in seconds since 1970 there, and seconds from now in the IETF's draft, told apart by their magnitude.
 */
export function retryAfterMs(status: number, headers: Headers, nowMs: number): number | undefined {
  const after = headers.get('retry-after');
  if (after !== null) {
    const ms = /^\d+$/.test(after) ? Number(after) * 1000 : Date.parse(after) - nowMs;
    if (!Number.isNaN(ms)) return bounded(ms);
  }
  const reset = headers.get('ratelimit-reset');
  if (status !== 429 || reset === null || !/^\d+$/.test(reset)) return undefined;
  const seconds = Number(reset);
  return bounded(seconds > 1_000_000_000 ? seconds * 1000 - nowMs : seconds * 1000);
}

function bounded(ms: number): number {
  return Math.min(Math.max(0, ms), LONGEST_MS);
}
