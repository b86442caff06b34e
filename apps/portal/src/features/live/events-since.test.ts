import { describe, expect, it } from '@jest/globals';
import type { SiteEvent } from '@tresse/contracts';
import { eventsSince } from './events-since';

const event = (second: number): SiteEvent => ({
  id: `event-${second}`,
  at: new Date(second * 1_000).toISOString(),
  kind: 'line.down',
  lineId: null,
  actor: null,
  data: {},
});

/** Pages of two over the events of the seconds `newest` to 1. */
function pagesFrom(newest: number) {
  const asked: (string | undefined)[] = [];
  const page = async (cursor?: string) => {
    asked.push(cursor);
    const from = cursor === undefined ? newest : Number(cursor);
    const items = [from, from - 1].filter((second) => second > 0).map(event);
    return { items, next: from > 2 ? String(from - 2) : null };
  };
  return { asked, page };
}

describe('eventsSince', () => {
  it('goes on to older pages until it meets what is known', async () => {
    const { asked, page } = pagesFrom(9);
    const found = await eventsSince(page, [event(9), event(4), event(3)]);
    expect(found.map(({ id }) => id)).toEqual([9, 8, 7, 6, 5, 4].map((second) => `event-${second}`));
    expect(asked).toEqual([undefined, '7', '5']);
  });
  it('is content with the newest page where nothing is known, or nothing was missed', async () => {
    const unknown = pagesFrom(9);
    await eventsSince(unknown.page, []);
    const met = pagesFrom(9);
    await eventsSince(met.page, [event(9), event(8)]);
    expect([unknown.asked, met.asked]).toEqual([[undefined], [undefined]]);
  });
  it('ends with the first event of all', async () => {
    const { page } = pagesFrom(5);
    expect(await eventsSince(page, [event(99)])).toHaveLength(5);
  });
  it('does not fetch without end', async () => {
    const { asked, page } = pagesFrom(1_000);
    await eventsSince(page, [event(1)]);
    expect(asked).toHaveLength(20);
  });
});
