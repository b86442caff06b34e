import { describe, expect, it } from '@jest/globals';
import { behindBy, floorOf, instantOf, soundNote } from './judge-time.js';

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
  expect(behindBy({ now, noted, builtAt: BUILT, certificate: null })).toBe(behind);
});

it('a program that does not know when it was built believes the clock', () => {
  expect(behindBy({ now: 5_000, noted: null, builtAt: 0, certificate: null })).toBe(0);
});

it.each([
  [undefined, null],
  [BUILT - DAY, null],
  [BUILT + DAY, BUILT + DAY],
  [BUILT + 40 * 365 * DAY, null],
])('of a note of %p it keeps %p', (noted, sound) => {
  expect(soundNote(noted, { builtAt: BUILT, certificate: null })).toBe(sound);
});

describe('a device that has a certificate', () => {
  const signs = { builtAt: BUILT, certificate: { from: BUILT + 30 * DAY, until: BUILT + 120 * DAY } };

  it.each([
    ['while the certificate holds', 60, 60],
    ['to the day of its end', 120, 120],
    ['not after its end: the clock was ahead when it was noted', 121, null],
    ['not for years ahead', 20 * 365, null],
    ['not before its beginning', 29, null],
  ])('goes by its note %s', (_when, noted, sound) => {
    const kept = soundNote(BUILT + noted * DAY, signs);
    expect(kept).toBe(sound === null ? null : BUILT + sound * DAY);
  });

  it('is never earlier than the beginning of its certificate', () => {
    expect(floorOf(signs)).toBe(BUILT + 30 * DAY);
    expect(behindBy({ now: 0, noted: null, ...signs })).toBe(BUILT + 30 * DAY);
  });
});

it('reads the date of an answer', () => {
  expect(instantOf('Sun, 22 Nov 2026 05:00:00 GMT')).toBe(Date.parse('2026-11-22T05:00:00Z'));
  expect(instantOf('yesterday')).toBeNull();
  expect(instantOf(undefined)).toBeNull();
});
