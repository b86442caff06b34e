import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { alike as alikeBy, carriedTogether, SLOTS, type SpreadLine, shares, slots } from './index.js';

const line = (index: number, rate: number, roundTripMs: number | null): SpreadLine => ({
  index,
  rate,
  roundTripMs,
});
const sum = (lines: readonly SpreadLine[]) => lines.reduce((total, { rate }) => total + rate, 0);
const alike = (lines: readonly SpreadLine[]) => alikeBy(lines, sum);
const indexes = (lines: readonly SpreadLine[]) => lines.map(({ index }) => index);
const anyLines = fc
  .array(
    fc.record({
      rate: fc.integer({ min: 64, max: 10_000_000 }),
      roundTripMs: fc.option(fc.integer({ min: 1, max: 900 })),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((list) => list.map((one, at) => ({ ...one, index: at + 1 })));

describe('the lines that are spread over', () => {
  it('are two ADSL lines 25 ms apart, and not fibre beside a mobile line', () => {
    expect(indexes(alike([line(1, 7_232, 50), line(2, 7_072, 25)]))).toEqual([1, 2]);
    expect(indexes(alike([line(1, 80_000, 15), line(2, 40_000, 60)]))).toEqual([1]);
  });

  it('are those that give most together, though the fastest be left out', () => {
    const lines = [line(1, 50_000, 600), line(2, 40_000, 20), line(3, 30_000, 22)];
    expect(indexes(alike(lines))).toEqual([2, 3]);
    expect(indexes(alike(lines.with(0, line(1, 90_000, 600))))).toEqual([1]);
  });

  it('are one line when another adds less than spreading costs', () => {
    expect(indexes(alike([line(1, 100_000, 20), line(2, 5_000, 20)]))).toEqual([1]);
  });

  it('are one line while round trips are unknown', () => {
    expect(indexes(alike([line(1, 7_000, null), line(2, 8_000, null)]))).toEqual([2]);
    expect(indexes(alike([line(1, 9_000, null), line(2, 8_000, 25)]))).toEqual([2]);
  });

  it('are some, and never less than the fastest that was measured', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const measured = lines.filter(({ roundTripMs }) => roundTripMs !== null);
        const rates = (measured.length > 0 ? measured : lines).map(({ rate }) => rate);
        expect(sum(alike(lines))).toBeGreaterThanOrEqual(Math.max(...rates));
      }),
    );
  });
});

describe('the order of packets', () => {
  it('takes the lines in turn, not in runs', () => {
    const order = slots([line(1, 20_000, 1), line(2, 10_000, 1), line(3, 10_000, 1)]);
    expect(order.slice(0, 8)).toEqual([1, 2, 3, 1, 1, 2, 3, 1]);
  });

  it('gives every packet a line, and no line more than its rate while nearly all are full', () => {
    fc.assert(
      fc.property(anyLines, (lines) => {
        const order = slots(lines);
        expect(order).toHaveLength(SLOTS);
        expect(shares(lines).reduce((total, share) => total + share)).toBe(SLOTS);
        const together = carriedTogether(lines);
        expect(together).toBeGreaterThan((sum(lines) * SLOTS) / (SLOTS + lines.length));
        for (const { index, rate } of lines) {
          const share = order.filter((one) => one === index).length;
          expect((together * share) / SLOTS).toBeLessThanOrEqual(rate * 1.000_001);
        }
      }),
    );
  });
});
