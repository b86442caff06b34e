const MINUTE_MS = 60_000;
const MOST_KEYS = 10_000;

/** Says whether something has its turn to be told: the first time, and then once a minute. */
export class OnceAMinute {
  private readonly told = new Map<string, number>();

  /** True when `key` was not told in the minute before `now` (ms). */
  allows(key: string, now: number): boolean {
    if (now - (this.told.get(key) ?? Number.NEGATIVE_INFINITY) < MINUTE_MS) return false;
    if (this.told.size >= MOST_KEYS) this.told.clear();
    this.told.set(key, now);
    return true;
  }
}
