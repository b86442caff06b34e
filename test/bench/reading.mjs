/** What follows from a meter's reading (infra/lab/traffic/meter.mjs). Pure. */

/** @typedef {import('../../infra/lab/traffic/meter.mjs').Reading} Reading */

/** Part of the former rate at which a braid counts as back. */
const BACK = 0.85;
const WINDOW_MS = 500;

/** @param {number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Payload in Mbit/s between two instants (epoch in ms).
 * @param {Reading} reading
 */
export function goodputBetween(reading, from, to) {
  const bucket = (instant) => Math.max(0, Math.round((instant - reading.startedAt) / reading.bucketMs));
  const bytes = reading.buckets.slice(bucket(from), bucket(to)).reduce((sum, value) => sum + value, 0);
  return (bytes * 8) / (to - from) / 1_000;
}

/**
 * Longest time in ms without a byte that reached into the time after the instant; 0 when none was 30 ms long.
 * @param {Reading} reading
 * @param {number} [withinMs] how much time that is
 */
export function longestSilenceAfter(reading, instant, withinMs = 5_000) {
  const concerned = reading.silences.filter(({ at, ms }) => at + ms > instant && at < instant + withinMs);
  return Math.max(0, ...concerned.map(({ ms }) => ms));
}

/**
 * Time in ms from the instant to the begin of the first half second that has at least 0.85 of the former rate; null when
 * none has.
 * @param {Reading} reading
 * @param {number} formerMbit
 */
export function recoveryAfter(reading, instant, formerMbit) {
  const end = reading.startedAt + reading.buckets.length * reading.bucketMs;
  for (let from = instant; from + WINDOW_MS <= end; from += reading.bucketMs) {
    if (goodputBetween(reading, from, from + WINDOW_MS) >= BACK * formerMbit) return from - instant;
  }
  return null;
}
