import { describe, expect, it } from '@jest/globals';
import { SiteEvent } from '@tresse/contracts';
import { timelineEntry } from './event-row.js';

const LINE = '00000000-0000-4000-8000-000000000001';
const now = new Date('2026-11-21T12:00:00.000Z');
const down = {
  id: '00000000-0000-4000-8000-0000000000e1',
  at: '2026-11-21T11:59:58.000Z',
  kind: 'line.down',
  lineId: LINE,
  cause: 'silent',
  silentMs: 80,
} as const;

describe('an entry of the timeline', () => {
  it('names its line and keeps what belongs to its kind', () => {
    const entry = timelineEntry(down, new Map([[LINE, 'ADSL north']]), now);
    expect(entry).toEqual({
      id: down.id,
      at: new Date(down.at),
      kind: 'line.down',
      lineId: LINE,
      data: { cause: 'silent', silentMs: 80, line: 'ADSL north' },
    });
    expect(SiteEvent.safeParse({ ...entry, at: down.at, actor: null }).success).toBe(true);
  });

  it('does not point at a line of somebody else', () => {
    expect(timelineEntry(down, new Map(), now)).toMatchObject({ lineId: null, data: { cause: 'silent' } });
  });

  it('never lies in the future', () => {
    expect(timelineEntry({ ...down, at: '2031-01-01T00:00:00.000Z' }, new Map(), now).at).toEqual(now);
  });
});
