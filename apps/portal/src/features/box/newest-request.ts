import type { Job } from '@tresse/contracts';

/** A result is news for this long, in ms. */
const NEWS_MS = 60_000;

/** The newest thing asked of the box itself, while it is under way or news; `now` in ms since the epoch. */
export function newestRequest(jobs: readonly Job[], now: number): Job | undefined {
  const newest = jobs
    .filter(({ kind }) => kind !== 'speed-test')
    .reduce<Job | undefined>((a, b) => (a && a.createdAt >= b.createdAt ? a : b), undefined);
  if (!newest?.finishedAt) return newest;
  return now - Date.parse(newest.finishedAt) < NEWS_MS ? newest : undefined;
}
