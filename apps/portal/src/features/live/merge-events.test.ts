import { describe, expect, it } from '@jest/globals';
import type { SiteEvent } from '@tresse/contracts';
import { mergeEvents } from './merge-events';

const event = (id: string, second: number): SiteEvent => ({
  id,
  at: new Date(second * 1_000).toISOString(),
  kind: 'line.down',
  lineId: null,
  actor: null,
  data: {},
});
const ids = (events: SiteEvent[]) => events.map(({ id }) => id);

describe('mergeEvents', () => {
  it('keeps what lies before the newest page, and what happened while that was on its way', () => {
    const known = [event('live', 9), event('b', 5), event('a', 1)];
    expect(ids(mergeEvents(known, [event('c', 7), event('b', 5)]))).toEqual(['live', 'c', 'b', 'a']);
  });
  it('leaves events of one instant in the order of what arrived', () => {
    expect(ids(mergeEvents([event('a', 3), event('b', 3)], [event('b', 3), event('a', 3)]))).toEqual([
      'b',
      'a',
    ]);
  });
  it('stays empty on nothing', () => expect(mergeEvents([], [])).toEqual([]));
});
