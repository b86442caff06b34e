import { expect, it } from '@jest/globals';
import { lineLoad, pressureOf, staleFor } from './load';

const load = { at: '2026-11-22T07:00:00Z', cpuPercent: 12, receivedKbit: 90_000, sentKbit: 250_000 };

it('a relay’s line is as loaded as the busier of its directions', () => {
  expect(lineLoad({ load, lineKbit: 1_000_000 })).toEqual({ kbit: 250_000, ofKbit: 1_000_000, percent: 25 });
  expect(lineLoad({ load, lineKbit: null })?.percent).toBeNull();
  expect(lineLoad({ load: null, lineKbit: 1_000_000 })).toBeNull();
});

it('an old load is told from the present one', () => {
  const now = Date.parse(load.at);
  expect(staleFor({ load }, now + 60_000)).toBeNull();
  expect(staleFor({ load }, now + 300_000)).toBe(300_000);
});

it.each([
  [74, 'room'],
  [75, 'near'],
  [95, 'full'],
] as const)('%i %% is %s', (percent, pressure) => expect(pressureOf(percent)).toBe(pressure));
