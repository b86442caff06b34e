/** How the pauses between attempts grow, in ms. */
export interface BackoffPolicy {
  readonly baseMs: number;
  readonly capMs: number;
}

/**
 * The pause before attempt number `attempt` (the first is 0), in ms: uniform between 0 and min(cap, base · 2^attempt),
 * known as full jitter, so that ten thousand devices do not come back in step
 * (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/). `random` gives a number in [0, 1).
 */
export function backoffMs(attempt: number, policy: BackoffPolicy, random: () => number): number {
  const ceiling = Math.min(policy.capMs, policy.baseMs * 2 ** Math.min(attempt, 30));
  return Math.floor(random() * ceiling);
}
