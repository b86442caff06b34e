import type { RoundTrips } from '@tresse/contracts';
import { z } from 'zod';

/** What a site has measured, as it is kept: by region, in ms, and when. */
export const KeptRoundTrips = z.record(z.string(), z.object({ ms: z.number(), at: z.iso.datetime() }));
export type KeptRoundTrips = z.infer<typeof KeptRoundTrips>;

const DAY_MS = 86_400_000;

/** A longer round trip by a busy line says nothing against a shorter one that is no older. */
const HOLDS_MS = DAY_MS;

/** What was measured longer ago counts no more: the lines may be others. */
const FORGOTTEN_MS = 14 * DAY_MS;

/** An older word is rubbish: a box tells what it measured within hours, or measures anew. */
const OLDEST_MS = 7 * DAY_MS;

/** What is kept once a site has told what it measured. */
export function withRoundTrips(
  kept: KeptRoundTrips,
  told: RoundTrips['regions'],
  now: number,
): KeptRoundTrips {
  const next: KeptRoundTrips = { ...fresh(kept, now) };
  for (const { region, rttMs, busy, ageMs } of told) {
    const before = next[region];
    if (ageMs > OLDEST_MS) continue;
    const holds = before !== undefined && now - Date.parse(before.at) < HOLDS_MS;
    if (busy && holds && before.ms < rttMs) continue;
    next[region] = { ms: rttMs, at: new Date(now - ageMs).toISOString() };
  }
  return next;
}

/** Those that still count. */
export function fresh(kept: KeptRoundTrips, now: number): KeptRoundTrips {
  return Object.fromEntries(Object.entries(kept).filter(([, { at }]) => now - Date.parse(at) < FORGOTTEN_MS));
}
