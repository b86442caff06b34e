import { describe, expect, it } from '@jest/globals';
import { dueOf } from './due.js';

const now = new Date('2026-10-01T12:00:00Z');
const at = (ms: number) => new Date(now.getTime() + ms);

describe('what is due', () => {
  it('is all whose next attempt is not still to come, in their order', () => {
    const rows = [
      { id: 'later', nextAttemptAt: at(1) },
      { id: 'now', nextAttemptAt: now },
      { id: 'at once', nextAttemptAt: null },
    ];
    expect(dueOf(rows, now).ids).toEqual(['now', 'at once']);
  });

  it('comes next at the earliest of the times that are to come, of one that is due already too', () => {
    const rows = [
      { id: 'waits', nextAttemptAt: at(9_000) },
      { id: 'follows', nextAttemptAt: null, alsoAt: [at(-1), at(4_000), at(8_000)] },
    ];
    expect(dueOf(rows, now).next).toEqual(at(4_000));
  });

  it('comes never by itself where nothing waits for a time', () => {
    expect(dueOf([{ id: 'now', nextAttemptAt: null }], now).next).toBeUndefined();
  });
});
