import type { TelemetrySample } from '@tresse/contracts';

/** A sample without the length of its interval; history and stream both have this much. */
export type Sample = Pick<TelemetrySample, 'at' | 'lines'>;

/**
 * The samples of the last `spanMs` (ms), oldest first, one for each instant: a stream that reconnects repeats
 * samples, and a box that was offline brings late ones.
 */
export function mergeSamples(known: Sample[], arrived: Sample[], spanMs: number): Sample[] {
  const byInstant = new Map<number, Sample>();
  for (const sample of [...known, ...arrived]) byInstant.set(Date.parse(sample.at), sample);
  const newest = Math.max(...byInstant.keys());
  return [...byInstant]
    .filter(([at]) => at > newest - spanMs)
    .sort(([a], [b]) => a - b)
    .map(([, sample]) => sample);
}
