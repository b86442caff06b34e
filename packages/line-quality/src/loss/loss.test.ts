import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bearableLoss, type Loss, NOTHING_SENT, withSendings } from './loss.js';

const DSL = { kbit: 7_000, roundTripMs: 50, unsteady: false };
const LTE = { kbit: 40_000, roundTripMs: 60, unsteady: false };

/** One connection at full rate that loses one segment of `oneOf`, looked at each 10 s. */
function after(seconds: number, line: typeof DSL, oneOf: number, from: Loss = NOTHING_SENT, id = 'a'): Loss {
  let loss = from;
  for (let at = 10; at <= seconds; at += 10) {
    const sent = Math.round((at * line.kbit * 125) / 1_350);
    loss = withSendings(loss, [{ id, sent, lost: Math.floor(sent / oneOf) }], line);
  }
  return loss;
}

describe('whether a line loses by itself', () => {
  it('is said of a clean line within half a minute of full use, however fast', () => {
    const lines = fc.record({
      kbit: fc.integer({ min: 2_000, max: 200_000 }),
      roundTripMs: fc.integer({ min: 5, max: 50 }),
      unsteady: fc.constant(false),
    });
    fc.assert(
      fc.property(lines, (line) => {
        const enough = Math.max(30, (10 * line.kbit * (line.roundTripMs + 10) ** 2) / 1e6);
        expect(after(enough, line, Number.POSITIVE_INFINITY).clear).toBe(true);
      }),
    );
  });

  it('is not said before enough has been sent', () => {
    expect(NOTHING_SENT.clear).toBe(false);
    expect(withSendings(NOTHING_SENT, [{ id: 'a', sent: 500, lost: 0 }], DSL).clear).toBe(false);
  });

  it('is never said of a mobile line that loses one of a thousand', () => {
    for (let seconds = 10; seconds <= 600; seconds += 10) {
      expect(after(seconds, LTE, 1_000).clear).toBe(false);
    }
  });

  it('is taken back when the line begins to lose, and given again when that ends', () => {
    const clean = after(60, DSL, Number.POSITIVE_INFINITY);
    const spoilt = after(60, DSL, 100, clean, 'b');
    expect([clean.clear, spoilt.clear]).toEqual([true, false]);
    expect(after(600, DSL, Number.POSITIVE_INFINITY, spoilt, 'c').clear).toBe(true);
  });

  it('is not denied because of what it loses while its rate changes, and is again once that ends', () => {
    const changing = after(10, { ...DSL, unsteady: true }, 50);
    expect([changing.clear, after(120, DSL, 50, changing).clear]).toEqual([true, false]);
  });

  it('bears a handful of losses', () => {
    const clean = after(60, DSL, Number.POSITIVE_INFINITY);
    expect(withSendings(clean, [{ id: 'b', sent: 100, lost: 4 }], DSL).clear).toBe(true);
  });

  it('counts a connection from its beginning, and once', () => {
    const once = withSendings(NOTHING_SENT, [{ id: 'a', sent: 100, lost: 1 }], DSL);
    const twice = withSendings(
      once,
      [
        { id: 'a', sent: 150, lost: 1 },
        { id: 'b', sent: 7, lost: 0 },
      ],
      DSL,
    );
    expect([once.sent, twice.sent, twice.lost]).toEqual([100, 157, 1]);
  });

  it('asks the less of a line the less it holds under way', () => {
    expect(bearableLoss(7_000, 50)).toBeGreaterThan(bearableLoss(40_000, 50));
    expect(bearableLoss(100, 10)).toBe(0.002);
  });
});
