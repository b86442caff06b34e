import { expect, it } from '@jest/globals';
import { belowTunnels } from './tick-input.js';
import type { WatchedLine } from './types.js';

const line = (more: Partial<WatchedLine> = {}) => ({ tunnel: 'tl1', wan: 'wan1', ...more }) as WatchedLine;
const cause = (one: WatchedLine, causes: [string, 'no-address'][] = []) =>
  belowTunnels(
    new Map([[1, one]]),
    { counters: new Map(), counts: new Map(), causes: new Map(causes) },
    0,
  ).links.get(1);

it('tells what keeps a line from being used rather than what its interface shows of that', () => {
  expect(cause(line())).toBeUndefined();
  expect(cause(line(), [['wan1', 'no-address']])).toBe('no-address');
  expect(cause(line({ onLan: true }), [['wan1', 'no-address']])).toBe('on-lan');
  expect(cause(line({ onLan: true, resting: true }))).toBe('allowance');
});
