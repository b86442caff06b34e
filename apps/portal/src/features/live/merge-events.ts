import type { SiteEvent } from '@tresse/contracts';

/** The events of both lists, each once, newest first; of the same instant those that arrived come first. */
export function mergeEvents(known: readonly SiteEvent[], arrived: readonly SiteEvent[]): SiteEvent[] {
  const ids = new Set(arrived.map(({ id }) => id));
  return [...arrived, ...known.filter(({ id }) => !ids.has(id))].sort(
    (a, b) => Date.parse(b.at) - Date.parse(a.at),
  );
}
