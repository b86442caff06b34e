import type { Id } from '@tresse/contracts';
import { earliest } from './due.js';
import { pauseMs } from './next-attempt.js';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/** Pauses of those that failed beyond what their rows tell, doubled with each failure in a row; for this process alone. */
export class Backoff {
  private readonly failed = new Map<Id, { times: number; until: Date }>();

  fail(id: Id, now: Date): void {
    const times = (this.failed.get(id)?.times ?? 0) + 1;
    const until = new Date(now.getTime() + pauseMs(times, FIRST_PAUSE_MS, LONGEST_PAUSE_MS));
    this.failed.set(id, { times, until });
  }

  succeed(id: Id): void {
    this.failed.delete(id);
  }

  /** Those of `ids` that need no pause; the others but these are forgotten. */
  free(ids: readonly Id[], now: Date): Id[] {
    const known = new Set(ids);
    for (const id of this.failed.keys()) if (!known.has(id)) this.failed.delete(id);
    return ids.filter((id) => (this.failed.get(id)?.until ?? now) <= now);
  }

  /** When the next pause after `now` ends. */
  next(now: Date): Date | undefined {
    return earliest([...this.failed.values()].map(({ until }) => until).filter((until) => until > now));
  }
}
