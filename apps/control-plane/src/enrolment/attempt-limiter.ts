const WINDOW_MS = 60_000;
const MOST_ADDRESSES = 50_000;

/** Counts attempts by address in windows of a minute. */
export class AttemptLimiter {
  private windowStart = 0;
  private readonly attempts = new Map<string, number>();

  /** `perMinute` is how many attempts an address has. */
  constructor(private readonly perMinute: number) {}

  /** Counts an attempt at `now` (ms); false when it is one too many. */
  allows(address: string, now: number): boolean {
    if (now - this.windowStart >= WINDOW_MS || this.attempts.size >= MOST_ADDRESSES) {
      this.attempts.clear();
      this.windowStart = now;
    }
    const count = (this.attempts.get(address) ?? 0) + 1;
    this.attempts.set(address, count);
    return count <= this.perMinute;
  }
}
