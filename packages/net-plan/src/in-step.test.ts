import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inStep } from './in-step.js';
import { ranked } from './verdicts.js';

type Known = readonly [downKbit: number, upKbit: number, roundTripMs: number];
const ADSL: readonly Known[] = [
  [7_232, 896, 50],
  [7_072, 832, 25],
];

/** Indexes of the lines in step, of lines of these contracts and round trips. */
function chosen(
  known: readonly Known[],
  down: readonly number[] = [],
  preference: readonly number[] = [],
): number[] {
  const lines = known.map(([downKbit, upKbit], at) => ({ index: at + 1, contract: { downKbit, upKbit } }));
  const roundTrips = Object.fromEntries(known.map(([, , roundTripMs], at) => [at + 1, roundTripMs]));
  const verdicts = { down, preference, roundTrips };
  const up = ranked(lines, verdicts).filter(({ line }) => !down.includes(line.index));
  return inStep(up.length > 0 ? up : ranked(lines, verdicts), lines, verdicts).map(({ line }) => line.index);
}

describe('the lines that one connection gains by', () => {
  it('are all of two ADSL lines, of fibre and 4G, and of three fast unlike lines', () => {
    expect(chosen(ADSL)).toEqual([1, 2]);
    expect(
      chosen([
        [80_000, 20_000, 15],
        [40_000, 10_000, 60],
      ]),
    ).toEqual([1, 2]);
    expect(
      chosen([
        [30_000, 10_000, 10],
        [20_000, 6_000, 50],
        [15_000, 5_000, 120],
      ]),
    ).toEqual([1, 2, 3]);
  });

  it('are not one that is a second away, though it would bring an eighth', () => {
    expect(chosen([...ADSL, [2_000, 500, 1_000]])).toEqual([1, 2]);
    expect(chosen([...ADSL, [4_000, 500, 100]])).toEqual([1, 2, 3]);
    expect(chosen([...ADSL, [4_000, 500, 500]])).toEqual([1, 2]);
  });

  it('are the near one of two that carry the same', () => {
    const line = (roundTripMs: number) => [7_000, 900, roundTripMs] as const;
    expect(chosen([line(30), line(1_000)])).toEqual([1]);
    expect(chosen([line(1_000), line(30)])).toEqual([2]);
  });

  it('are two alike, however far away: their senders hold the more', () => {
    const satellite = [50_000, 5_000, 600] as const;
    expect(chosen([satellite, satellite])).toEqual([1, 2]);
  });

  it('are the slow one alone where the others bring next to nothing', () => {
    expect(
      chosen([
        [1_000, 250, 40],
        [100_000, 20_000, 600],
      ]),
    ).toEqual([2]);
  });

  it('are that line when nothing else lives, and all lines when none does', () => {
    const lines: Known[] = [...ADSL, [2_000, 500, 1_000]];
    expect(chosen(lines, [1])).toEqual([2]);
    expect(chosen(lines, [1, 2])).toEqual([3]);
    expect(chosen(lines, [1, 2, 3])).toEqual([1, 2, 3]);
  });

  it('are never none, and of lines with unlike rates the same whatever the order of preference', () => {
    const known = fc.tuple(
      fc.integer({ min: 100, max: 1_000_000 }),
      fc.integer({ min: 100, max: 1_000_000 }),
      fc.integer({ min: 0, max: 2_000 }),
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(known, { minLength: 1, maxLength: 8, selector: ([downKbit]) => downKbit }),
        fc.shuffledSubarray([1, 2, 3, 4, 5, 6, 7, 8]),
        (lines, preference) => {
          const set = chosen(lines);
          expect(set.length).toBeGreaterThan(0);
          expect(chosen(lines, [], preference).sort()).toEqual(set);
        },
      ),
    );
  });
});
