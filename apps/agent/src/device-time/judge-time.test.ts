import { expect, it } from '@jest/globals';
import { behindBy, instantOf, soundNote } from './judge-time.js';

const BUILT = Date.parse('2026-11-01T00:00:00Z');
const DAY = 86_400_000;

it.each([
  ['a clock in 1970 is behind by what was noted', { now: 0, noted: BUILT + DAY }, BUILT + DAY],
  [
    'a clock in 1970 is behind by the build, before anything was noted',
    { now: 5_000, noted: null },
    BUILT - 5_000,
  ],
  ['a clock that stood still for a day is behind by that day', { now: BUILT, noted: BUILT + DAY }, DAY],
  ['a clock that is a minute behind is left alone', { now: BUILT + DAY - 60_000, noted: BUILT + DAY }, 0],
  ['a clock ahead of both is believed', { now: BUILT + 2 * DAY, noted: BUILT + DAY }, 0],
])('%s', (_what, { now, noted }, behind) => {
  expect(behindBy({ now, noted, builtAt: BUILT })).toBe(behind);
});

it('a program that does not know when it was built believes the clock', () => {
  expect(behindBy({ now: 5_000, noted: null, builtAt: 0 })).toBe(0);
});

it.each([
  [undefined, null],
  [BUILT - DAY, null],
  [BUILT + DAY, BUILT + DAY],
  [BUILT + 40 * 365 * DAY, null],
])('of a note of %p it keeps %p', (noted, sound) => {
  expect(soundNote(noted, BUILT)).toBe(sound);
});

it('reads the date of an answer', () => {
  expect(instantOf('Sun, 22 Nov 2026 05:00:00 GMT')).toBe(Date.parse('2026-11-22T05:00:00Z'));
  expect(instantOf('yesterday')).toBeNull();
  expect(instantOf(undefined)).toBeNull();
});
