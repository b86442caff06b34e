import { describe, expect, it } from '@jest/globals';
import { fresh, withRoundTrips } from './round-trips.js';

const NOW = Date.parse('2026-11-22T12:00:00.000Z');
const HOUR = 3_600_000;
const at = (hoursAgo: number) => new Date(NOW - hoursAgo * HOUR).toISOString();
const told = (region: string, rttMs: number, more = {}) => ({
  region,
  rttMs,
  busy: false,
  ageMs: 0,
  ...more,
});

describe('what a site has measured', () => {
  it('is kept by region, with the time at which it was measured by our clock', () => {
    const kept = withRoundTrips(
      { berlin: { ms: 30, at: at(1) } },
      [told('paris', 8.2, { ageMs: HOUR })],
      NOW,
    );
    expect(kept).toEqual({ berlin: { ms: 30, at: at(1) }, paris: { ms: 8.2, at: at(1) } });
  });

  it('is not made longer by a line that was busy, for a day', () => {
    const before = { paris: { ms: 8, at: at(23) } };
    expect(withRoundTrips(before, [told('paris', 90, { busy: true })], NOW)).toEqual(before);
    expect(withRoundTrips(before, [told('paris', 90)], NOW).paris?.ms).toBe(90);
    expect(withRoundTrips(before, [told('paris', 6, { busy: true })], NOW).paris?.ms).toBe(6);
    const old = { paris: { ms: 8, at: at(25) } };
    expect(withRoundTrips(old, [told('paris', 90, { busy: true })], NOW).paris?.ms).toBe(90);
  });

  it('counts for two weeks, and not at all when it is told a week late', () => {
    expect(fresh({ paris: { ms: 8, at: at(14 * 24 + 1) }, berlin: { ms: 9, at: at(24) } }, NOW)).toEqual({
      berlin: { ms: 9, at: at(24) },
    });
    expect(withRoundTrips({}, [told('paris', 8, { ageMs: 8 * 24 * HOUR })], NOW)).toEqual({});
  });
});
