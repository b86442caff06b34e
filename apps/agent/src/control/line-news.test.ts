import { expect, it } from '@jest/globals';
import type { LineChange } from '../roles/role.js';
import type { News } from './event-log.js';
import { createLineNews } from './line-news.js';

const change = (state: 'up' | 'down'): LineChange => ({
  lineId: 'line',
  state,
  cause: state === 'down' ? 'no-carrier' : null,
  silentMs: 90,
  lastedMs: 7_000,
});

it('a line returns only after it was told to be down: its first sign of life is news to nobody', () => {
  const told: News[] = [];
  const left: string[] = [];
  const news = createLineNews({
    tell: (event) => told.push(event),
    changed: () => undefined,
    leave: (lineId) => left.push(lineId),
  });
  for (const state of ['up', 'down', 'up', 'up'] as const) news.onLine(change(state));
  expect(told).toEqual([
    { kind: 'line.down', lineId: 'line', cause: 'no-carrier', silentMs: 90 },
    { kind: 'line.up', lineId: 'line', downMs: 7_000 },
  ]);
  expect(left).toEqual(['line']);
});

it('what keeps carrier `direct` from a line is told, and that it passes is in the report alone', () => {
  const told: News[] = [];
  let reports = 0;
  const news = createLineNews({
    tell: (event) => told.push(event),
    changed: () => {
      reports += 1;
    },
    leave: () => undefined,
  });
  for (const passage of ['passes', 'stripped', 'shared-address'] as const)
    news.onPassage({ lineId: 'line', passage });
  expect(told).toEqual([
    { kind: 'line.mptcp-stripped', lineId: 'line' },
    { kind: 'line.address-shared', lineId: 'line' },
  ]);
  expect(reports).toBe(3);
});
