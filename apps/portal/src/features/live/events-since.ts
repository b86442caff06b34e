import type { SiteEvent } from '@tresse/contracts';
import type { EventsPage } from './use-events';

/** Pages fetched at most at once: a gap of more events than these hold stays. */
const MOST_PAGES = 20;

/** The newest events back to one that is known, by as many pages as that takes: a stream that was away told of none. */
export async function eventsSince(
  page: (cursor?: string) => Promise<EventsPage>,
  known: readonly SiteEvent[],
): Promise<SiteEvent[]> {
  const ids = new Set(known.map(({ id }) => id));
  const found: SiteEvent[] = [];
  let cursor: string | undefined;
  for (let fetched = 0; fetched < MOST_PAGES; fetched += 1) {
    const { items, next } = await page(cursor);
    found.push(...items);
    const oldest = items.at(-1);
    // Not any that is known: the stream tells of the newest again before this does.
    if (next === null || ids.size === 0 || (oldest && ids.has(oldest.id))) break;
    cursor = next;
  }
  return found;
}
