import type { RelayProblem } from '@tresse/contracts';
import { type Failure, problemOf } from '../provider-accounts/index.js';

const LONGEST_PAUSE_MS = 15 * 60_000;

/** What is kept of a failure that is tried again. */
export interface Retry {
  problem: RelayProblem;
  attempts: number;
  nextAttemptAt: Date;
}

/** The pause after so many failures in a row, in ms: doubled each time from the first up to the longest. */
export function pauseMs(attempts: number, firstMs: number, longestMs = LONGEST_PAUSE_MS): number {
  return Math.min(firstMs * 2 ** (attempts - 1), longestMs);
}

/**
 * When what has failed once more is tried again: after the longest pause where only a person can help, else after the pause
 * from `firstMs` on, times `spread`, so that what failed together does not come again together. A provider's own wait counts
 * if it is longer.
 */
export function nextAttempt(
  failure: Failure,
  {
    attempts: before,
    now,
    firstMs,
    spread = 1,
  }: { attempts: number; now: Date; firstMs: number; spread?: number },
): Retry {
  const attempts = before + 1;
  const own = failure.isWorthRetrying ? Math.round(pauseMs(attempts, firstMs) * spread) : LONGEST_PAUSE_MS;
  const nextAttemptAt = new Date(now.getTime() + Math.max(own, failure.retryAfterMs ?? 0));
  return { problem: problemOf(failure, now), attempts, nextAttemptAt };
}
