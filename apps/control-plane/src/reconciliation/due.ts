import type { Id } from '@tresse/contracts';

/** A row that is not as it is wanted. */
export interface Unsettled {
  id: Id;
  /** When its next attempt may be; null for at once. */
  nextAttemptAt: Date | null;
  /** When time alone changes what it needs. */
  alsoAt?: readonly Date[];
}

/** Those that may have something to do at `now`, as they were given, and when the next time comes for any. */
export function dueOf(rows: readonly Unsettled[], now: Date): { ids: Id[]; next: Date | undefined } {
  const isDue = ({ nextAttemptAt }: Unsettled) => nextAttemptAt === null || nextAttemptAt <= now;
  const times = rows.flatMap(({ nextAttemptAt, alsoAt = [] }) => [
    ...(nextAttemptAt ? [nextAttemptAt] : []),
    ...alsoAt,
  ]);
  return { ids: rows.filter(isDue).map(({ id }) => id), next: earliest(times.filter((time) => time > now)) };
}

export function earliest(times: readonly Date[]): Date | undefined {
  return times.reduce<Date | undefined>((first, time) => (first && first <= time ? first : time), undefined);
}
