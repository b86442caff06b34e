import { describe, expect, it } from '@jest/globals';
import { isBeyondHope, nextAttempt } from './retry.js';

const HOUR_MS = 3_600_000;
const due = new Date('2026-10-01T12:00:00Z');

describe('a delivery that fails', () => {
  /** Every attempt, each begun when the one before failed at once; ms after it became due. */
  function attempts(random: number): number[] {
    const at = [0];
    for (;;) {
      const next = nextAttempt(due, at.length, new Date(due.getTime() + (at.at(-1) ?? 0)), random);
      if (next === null) return at;
      at.push(next.getTime() - due.getTime());
    }
  }

  it('is tried again after seconds, then minutes, then hours, for a day', () => {
    const at = attempts(0.5);
    expect(at.slice(0, 4)).toEqual([0, 10_000, 40_000, 130_000]);
    const waits = at.slice(1).map((ms, index) => ms - (at[index] ?? 0));
    expect(Math.max(...waits)).toBe(3 * HOUR_MS);
    expect(at.at(-1)).toBeLessThanOrEqual(24 * HOUR_MS);
    expect(at.at(-1)).toBeGreaterThan(20 * HOUR_MS);
  });

  it('comes back at another moment than what failed with it', () => {
    expect(attempts(0)[1]).toBe(8_000);
    expect(attempts(1)[1]).toBe(12_000);
  });
});

describe('a webhook that fails', () => {
  it('is switched off after three days', () => {
    expect(isBeyondHope(due, new Date(due.getTime() + 72 * HOUR_MS - 1))).toBe(false);
    expect(isBeyondHope(due, new Date(due.getTime() + 72 * HOUR_MS))).toBe(true);
  });
});
