import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../architecture/source-tree.js';
import type { RunningTresse } from './running-tresse.js';

/** Where the lab's server is, on the far side of the relay. */
export const SERVER = 'http://198.51.100.10';

const Reading = z.object({
  bytes: z.number(),
  goodputMbit: z.number(),
  startedAt: z.number(),
  firstByteMs: z.number().nullable(),
  silences: z.array(z.object({ at: z.number(), ms: z.number() })),
  bucketMs: z.number(),
  buckets: z.array(z.number()),
});

/** What the receiving application saw of a transfer (infra/lab/traffic/meter.mjs). */
export type Reading = z.infer<typeof Reading>;

/** One TCP flow from or to the server for so many seconds, as the LAN client makes it. */
export async function transfer(
  tresse: RunningTresse,
  direction: 'down' | 'up',
  seconds: number,
): Promise<Reading> {
  const program = join(root, 'infra/lab/traffic/transfer.mjs');
  const printed = await tresse.asLanClient([process.execPath, program, direction, SERVER, String(seconds)]);
  return Reading.parse(JSON.parse(printed));
}

/** Longest time in ms without a byte that reached into the five seconds after the instant. */
export function longestSilenceAfter(reading: Reading, instant: number): number {
  const concerned = reading.silences.filter(({ at, ms }) => at + ms > instant && at < instant + 5_000);
  return Math.max(0, ...concerned.map(({ ms }) => ms));
}

/** Payload in Mbit/s between two instants (epoch in ms). */
export function goodputBetween(reading: Reading, from: number, to: number): number {
  const bucket = (instant: number) => Math.round((instant - reading.startedAt) / reading.bucketMs);
  const bytes = reading.buckets.slice(bucket(from), bucket(to)).reduce((sum, value) => sum + value, 0);
  return (bytes * 8) / (to - from) / 1_000;
}

/**
 * Payload in Mbit/s of the middle one of a transfer's whole seconds: what the path carries, whatever a
 * busy machine took from a second or two of it.
 */
export function goodputOfMiddleSecond(reading: Reading): number {
  const perSecond = Math.round(1_000 / reading.bucketMs);
  const seconds = Array.from({ length: Math.floor(reading.buckets.length / perSecond) }, (_, second) =>
    reading.buckets
      .slice(second * perSecond, (second + 1) * perSecond)
      .reduce((sum, value) => sum + value, 0),
  ).sort((a, b) => a - b);
  return ((seconds[Math.floor(seconds.length / 2)] ?? 0) * 8) / 1e6;
}
