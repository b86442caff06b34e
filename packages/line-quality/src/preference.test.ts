import { describe, expect, it } from '@jest/globals';
import { choosePreference } from './preference.js';

const line = (index: number, rttMs: number | null, up = true) => ({ line: index, up, rttMs });

describe('the order of preference', () => {
  it('puts lines that are up first, then the fastest, then the unmeasured', () => {
    const lines = [line(1, 10, false), line(2, 60), line(3, null), line(4, 20)];
    expect(choosePreference(null, lines, 0).order).toEqual([4, 2, 3, 1]);
  });

  it('keeps its leader against a line that is faster by little, or briefly', () => {
    const first = choosePreference(null, [line(1, 20), line(2, 50)], 0);
    expect(choosePreference(first, [line(1, 24), line(2, 20)], 60_000).order).toEqual([1, 2]);
    const doubt = choosePreference(first, [line(1, 150), line(2, 50)], 1_000);
    expect(doubt.order).toEqual([1, 2]);
    const calm = choosePreference(doubt, [line(1, 20), line(2, 50)], 2_000);
    expect(choosePreference(calm, [line(1, 150), line(2, 50)], 3_500).order).toEqual([1, 2]);
  });

  it('changes to a line that stays much faster, and at once when the leader dies', () => {
    const first = choosePreference(null, [line(1, 20), line(2, 50)], 0);
    const doubt = choosePreference(first, [line(1, 150), line(2, 50)], 1_000);
    expect(choosePreference(doubt, [line(1, 150), line(2, 50)], 3_000).order).toEqual([2, 1]);
    expect(choosePreference(first, [line(1, 20, false), line(2, 50)], 1_000).order).toEqual([2, 1]);
  });

  it('gives the lead back at once to a much faster line that lost it by dying', () => {
    const all = [line(1, 20), line(2, 50)];
    const first = choosePreference(null, all, 0);
    const away = choosePreference(first, [line(1, 20, false), line(2, 50)], 1_000);
    expect(choosePreference(away, all, 7_000).order).toEqual([1, 2]);
    const slower = choosePreference(away, [line(1, 48), line(2, 50)], 7_000);
    expect(slower.order).toEqual([2, 1]);
    expect(choosePreference(slower, all, 7_500).order).toEqual([2, 1]);
    expect(choosePreference(away, [...all, line(3, 10)], 7_000).order).toEqual([1, 3, 2]);
  });
});
