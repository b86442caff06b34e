import { describe, expect, it } from '@jest/globals';
import type { BondMode } from '@tresse/contracts';
import fc from 'fast-check';
import { type BondingEnd, bondedOver, bondedRate } from './bonding.js';

type Line = [downKbit: number | null, roundTripMs?: number];

function end(mode: BondMode, lines: readonly Line[], rest: Partial<BondingEnd> = {}): BondingEnd {
  const roundTrips = Object.fromEntries(
    lines.flatMap(([, ms], at) => (ms === undefined ? [] : [[at + 1, ms]])),
  );
  return {
    mode,
    monitor: 'watcher',
    direction: 'downKbit',
    lines: lines.map(([downKbit], at) => ({
      index: at + 1,
      role: 'always',
      contract: downKbit === null ? null : { downKbit, upKbit: downKbit },
      limit: null,
    })),
    settings: { quality: { shaping: true } },
    verdicts: { down: [], preference: [], roundTrips },
    capabilities: { qdiscs: ['htb'] },
    ...rest,
  };
}
const over = (...given: Parameters<typeof end>) => bondedOver(end(...given));

const ADSL: Line[] = [
  [7_232, 50],
  [7_072, 25],
];
const MIXED: Line[] = [
  [80_000, 15],
  [40_000, 60],
];

describe('a bond sends over', () => {
  it('lines that are alike in turn, and over the best alone where they are not', () => {
    expect(over('balance-rr', ADSL)).toEqual([1, 2]);
    expect(over('balance-rr', MIXED)).toEqual([1]);
    const unlikeRates: Line[] = [
      [20_000, 20],
      [9_000, 20],
    ];
    expect(over('balance-rr', unlikeRates)).toEqual([1]);
  });

  it('lines that are as fast for one connection, however far away', () => {
    expect(over('balance-xor', [[7_232], [7_072, 900]])).toEqual([1, 2]);
    expect(over('balance-xor', MIXED)).toEqual([1]);
    expect(over('balance-xor', [[null], [9_000]])).toEqual([2]);
    expect(over('balance-xor', [[null], [null]])).toEqual([1]);
  });

  it('the fastest that is up, with all others in reserve', () => {
    expect(over('active-backup', [[null], [8_000], [9_000]])).toEqual([3, 2, 1]);
    const verdicts = { down: [3], preference: [] };
    expect(over('active-backup', [[null], [8_000], [9_000]], { verdicts })).toEqual([2, 1]);
  });

  it('what the driver itself is to watch, dead or not', () => {
    const verdicts = { down: [1], preference: [], roundTrips: { 1: 50, 2: 25 } };
    expect(over('balance-rr', ADSL, { verdicts })).toEqual([2]);
    expect(over('balance-rr', ADSL, { verdicts, monitor: 'arp' })).toEqual([2, 1].toSorted());
  });

  it('some lines always, over which one connection is never much slower than over the best', () => {
    const rates = fc.array(
      fc.tuple(fc.integer({ min: 100, max: 1_000_000 }), fc.integer({ min: 1, max: 900 })),
      {
        minLength: 1,
        maxLength: 8,
      },
    );
    const mode = fc.constantFrom<BondMode>('balance-rr', 'balance-xor', 'active-backup');
    fc.assert(
      fc.property(rates, mode, (lines, how) => {
        const all = lines.map(([rate]) => rate);
        const chosen = over(how, lines).map((index) => all[index - 1] ?? 0);
        const one =
          how === 'balance-rr'
            ? chosen.length * Math.min(...chosen)
            : how === 'balance-xor'
              ? Math.min(...chosen)
              : (chosen[0] ?? 0);
        expect(one).toBeGreaterThanOrEqual(Math.max(...all) * 0.9);
      }),
    );
  });
});

describe('the queue before a bond', () => {
  it('lets out what the lines carry by equal parts, beside their heartbeats', () => {
    expect(bondedRate(end('balance-rr', ADSL))).toBe(Math.floor(2 * (7_036 - 56) * 0.99));
  });

  it('is out of the way of one line, and none where lines are not held or have no turns', () => {
    expect(bondedRate(end('balance-rr', MIXED))).toBe(87_560);
    expect(bondedRate(end('balance-xor', ADSL))).toBeNull();
    expect(bondedRate(end('balance-rr', ADSL, { settings: { quality: { shaping: false } } }))).toBeNull();
    expect(bondedRate(end('balance-rr', ADSL, { capabilities: { qdiscs: [] } }))).toBeNull();
  });
});
