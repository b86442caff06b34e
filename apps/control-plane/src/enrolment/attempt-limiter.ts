import { sourceOf } from './source-of.js';

const WINDOW_MS = 60_000;
const MOST_ADDRESSES = 50_000;

/** Counts attempts by where they come from (`sourceOf`) in windows of a minute. */
export class AttemptLimiter {
  private windowStart = 0;
  private readonly attempts = new Map<string, number>();

  /** `perMinute` is how many attempts a source has. */
  constructor(private readonly perMinute: number) {}

  /** Counts an attempt at `now` (ms); false when it is one too many. */
  allows(address: string, now: number): boolean {
    if (now - this.windowStart >= WINDOW_MS || this.attempts.size >= MOST_ADDRESSES) {
      this.attempts.clear();
      this.windowStart = now;
    }
    const source = sourceOf(address);
    const count = (this.attempts.get(source) ?? 0) + 1;
    this.attempts.set(source, count);
    return count <= this.perMinute;
  }
}
