import { describe, expect, it } from '@jest/globals';
import { floorOf, withSample } from './measure/floor.js';
import { holdRoundTrips } from './round-trips.js';

const MINUTE = 60_000;

describe('round trips without queues', () => {
  it('are the least of some minutes, so that a full queue does not show', () => {
    let floor = withSample(null, 180, 0);
    for (const [ms, at] of [
      [52, 1],
      [190, 2],
      [170, 6],
    ] as const)
      floor = withSample(floor, ms, at * MINUTE);
    expect(floorOf(floor)).toBe(52);
    expect(floorOf(withSample(floor, 170, 12 * MINUTE))).toBe(170);
    expect(floorOf(null)).toBeNull();
  });

  it('are told again only when one has changed by much, or lines have come or gone', () => {
    const told = holdRoundTrips({}, [
      { line: 1, floorMs: 50 },
      { line: 2, floorMs: null },
    ]);
    expect(told).toEqual({ 1: 50 });
    expect(holdRoundTrips(told, [{ line: 1, floorMs: 59 }])).toBe(told);
    expect(holdRoundTrips(told, [{ line: 1, floorMs: 61 }])).toEqual({ 1: 61 });
    expect(holdRoundTrips(told, [{ line: 2, floorMs: 50 }])).toEqual({ 2: 50 });
    expect(holdRoundTrips(told, [])).toEqual({});
  });
});
