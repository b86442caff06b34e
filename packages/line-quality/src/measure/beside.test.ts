import { describe, expect, it } from '@jest/globals';
import { type Beside, isBusy, withBeside } from './beside.js';

/** Readings of the count each 100 ms, beginning at 0. */
function after(counts: readonly number[]): Beside | null {
  return counts.reduce<Beside | null>((beside, count, turn) => withBeside(beside, count, turn * 100), null);
}

describe('what a line sends beside its tunnel', () => {
  it('makes it busy as soon as a few packets went, whatever went before the first look', () => {
    expect(isBusy(after([5_000_000]))).toBe(false);
    expect(isBusy(after([5_000_000, 5_000_002]))).toBe(false);
    expect(isBusy(after([5_000_000, 5_000_004]))).toBe(true);
  });

  it('does not make it busy by what an idle line sends: two packets a second', () => {
    const counts = Array.from({ length: 600 }, (_, turn) => Math.floor(turn / 5));
    expect(isBusy(after(counts))).toBe(false);
  });

  it('is forgotten within two seconds, however much it was', () => {
    const [last = 0, ...still] = [100_000, ...Array.from({ length: 20 }, () => 100_000)];
    expect(isBusy(after([0, last]))).toBe(true);
    expect(isBusy(after([0, last, ...still]))).toBe(false);
  });

  it('begins anew when the count goes back: the interface is another one', () => {
    expect(isBusy(after([0, 900, 3]))).toBe(false);
  });
});
