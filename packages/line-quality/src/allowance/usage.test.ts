import { describe, expect, it } from '@jest/globals';
import type { Allowance } from '@tresse/contracts';
import fc from 'fast-check';
import { periodOf, SERVICE_BEGINS } from './period.js';
import { count, isSpent, NOTHING_USED, type Usage, warn } from './usage.js';

const allowance = (change: Partial<Allowance> = {}): Allowance => ({
  gigabytes: 100,
  billingDay: 5,
  whenSpent: 'cut',
  throttleKbit: 128,
  ...change,
});
const at = (text: string) => Date.parse(`${text}Z`);
const read = (bytes: number, boot = 'a', name = 'wan1') => ({ boot, interface: name, bytes });

/** Counts, one after the other, readings of one run of the machine. */
const counted = (readings: readonly [time: number, bytes: number][], begin: Usage = NOTHING_USED) =>
  readings.reduce((usage, [time, bytes]) => count(usage, read(bytes), time, allowance()), begin);

describe('the billing month', () => {
  it.each([
    ['2026-11-21T08:00', 5, '2026-11-05T00:00'],
    ['2026-11-04T23:59', 5, '2026-10-05T00:00'],
    ['2026-11-05T00:00', 5, '2026-11-05T00:00'],
    ['2027-01-02T00:00', 5, '2026-12-05T00:00'],
    ['2026-11-30T00:00', 31, '2026-11-30T00:00'],
    ['2026-11-29T23:59', 31, '2026-10-31T00:00'],
    ['2028-02-29T12:00', 30, '2028-02-29T00:00'],
    ['2027-03-01T00:00', 29, '2027-02-28T00:00'],
  ])('of %s with day %i began on %s', (now, day, began) => {
    expect(periodOf(at(now), day)).toBe(at(began));
  });

  it('holds its instant, is one for all of its instants, and is 28 to 31 days long', () => {
    const instant = fc.integer({ min: SERVICE_BEGINS, max: Date.UTC(2100, 0) });
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 31 }), (now, day) => {
        const begin = periodOf(now, day);
        expect(begin).toBeLessThanOrEqual(now);
        expect(periodOf(begin, day)).toBe(begin);
        const days = (begin - periodOf(begin - 1, day)) / 86_400_000;
        expect(days).toBeGreaterThanOrEqual(28);
        expect(days).toBeLessThanOrEqual(31);
      }),
    );
  });
});

describe('the usage of a line', () => {
  it('begins with what is counted from now on, and anew on the billing day', () => {
    const november = counted([
      [at('2026-11-20T00:00'), 5_000],
      [at('2026-12-04T23:59'), 8_000],
    ]);
    expect(november).toMatchObject({ period: at('2026-11-05T00:00'), bytes: 3_000 });
    expect(counted([[at('2026-12-05T00:00'), 8_500]], november)).toMatchObject({
      period: at('2026-12-05T00:00'),
      bytes: 500,
    });
  });

  it('goes on over restarts of the agent, of the machine and of the interface', () => {
    const now = at('2026-11-20T00:00');
    const used = counted([
      [now, 0],
      [now, 7_000],
    ]);
    const kept = JSON.parse(JSON.stringify(used)) as Usage;
    expect(count(kept, read(7_500), now, allowance()).bytes).toBe(7_500);
    expect(count(kept, read(9_000, 'b'), now, allowance()).bytes).toBe(16_000);
    expect(count(kept, read(100), now, allowance()).bytes).toBe(7_100);
    expect(count(kept, read(9_000, 'a', 'wan2'), now, allowance()).bytes).toBe(7_000);
  });

  it('ends no month by a clock that has no time yet, or that had run ahead', () => {
    const november = counted([
      [at('2026-11-20T00:00'), 0],
      [at('2026-11-20T01:00'), 4_000],
    ]);
    const unset = counted([[at('1970-01-01T00:01'), 5_000]], november);
    expect(unset).toMatchObject({ period: at('2026-11-05T00:00'), bytes: 5_000 });
    const ahead = counted([[at('2038-01-19T00:00'), 6_000]], unset);
    expect(ahead).toMatchObject({ bytes: 1_000 });
    expect(counted([[at('2026-11-20T02:00'), 6_500]], ahead)).toMatchObject({
      period: at('2026-11-05T00:00'),
      bytes: 6_500,
    });
  });

  it('is in each month the sum of what was read in it, whatever an unset clock says between', () => {
    const steps = fc.array(
      fc.record({
        days: fc.integer({ min: 0, max: 40 }),
        bytes: fc.integer({ min: 0, max: 1e9 }),
        unset: fc.boolean(),
      }),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(steps, (all) => {
        let usage = count(NOTHING_USED, read(0), SERVICE_BEGINS, allowance());
        let now = SERVICE_BEGINS;
        let total = 0;
        const months = new Map<number, number>();
        let month = periodOf(now, 5);
        for (const { days, bytes, unset } of all) {
          total += bytes;
          if (!unset) now += days * 86_400_000;
          if (!unset) month = periodOf(now, 5);
          months.set(month, (months.get(month) ?? 0) + bytes);
          usage = count(usage, read(total), unset ? 1_000 : now, allowance());
        }
        expect(usage.period).toBe(month);
        expect(usage.bytes).toBe(months.get(month));
      }),
    );
  });
});

describe('warnings', () => {
  const used = (gigabytes: number, warned: Usage['warned'] = 0): Usage => ({
    ...NOTHING_USED,
    bytes: gigabytes * 1e9,
    warned,
  });

  it('are given once at 75, 95 and 100 per cent, the highest alone when several are due', () => {
    expect(warn(used(74.9), allowance()).warning).toBeNull();
    const first = warn(used(75), allowance());
    expect(first.warning).toBe(75);
    expect(warn(first.usage, allowance()).warning).toBeNull();
    expect(warn(used(101, 75), allowance()).warning).toBe(100);
    expect([isSpent(used(99.9), allowance()), isSpent(used(100), allowance())]).toEqual([false, true]);
  });

  it('are due again when the allowance grows', () => {
    const larger = warn(used(100, 100), allowance({ gigabytes: 130 }));
    expect(larger).toMatchObject({ warning: null, usage: { warned: 75 } });
    expect(warn({ ...larger.usage, bytes: 125e9 }, allowance({ gigabytes: 130 })).warning).toBe(95);
  });
});
