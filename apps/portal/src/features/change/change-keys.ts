import type { Change } from '@tresse/contracts';

/** Each change with a key of its own: all that was removed from one list has the list's path. */
export function keyed(changes: readonly Change[]): { key: string; change: Change }[] {
  const seen = new Map<string, number>();
  return changes.map((change) => {
    const name = [change.path, change.field, change.subject].join(' ');
    const place = seen.get(name) ?? 0;
    seen.set(name, place + 1);
    return { key: `${name} ${place}`, change };
  });
}
