import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type FluidLine, type FluidStep, runFluid } from '../testing/fluid-line.js';
import { afterOutage, withReport } from './estimate.js';
import { startEstimate } from './rate-estimate.js';

const sum = (steps: readonly FluidStep[], pick: (step: FluidStep) => number) =>
  steps.reduce((total, step) => total + pick(step), 0);
/** Delivered over what was available, from a time on. */
const used = (steps: readonly FluidStep[], from: number) => {
  const late = steps.filter(({ at }) => at >= from);
  return sum(late, ({ deliveredKbit }) => deliveredKbit) / sum(late, ({ capacityKbit }) => capacityKbit);
};
/** The delay in ms that this part of the steps stays below. */
const delay = (steps: readonly FluidStep[], from: number, part: number) => {
  const sorted = steps
    .filter(({ at }) => at >= from)
    .map(({ delayMs }) => delayMs)
    .sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * part)] ?? 0;
};
/** An estimate that is told each 200 ms what was delivered, which is what was sent. */
const told = (agreedKbit: number) => ({
  estimate: startEstimate(agreedKbit, 0),
  at: 0,
  tell(delayMs: number, receivedKbit: number) {
    this.at += 200;
    this.estimate = withReport(this.estimate, { delayMs, receivedKbit }, receivedKbit, this.at);
  },
});
const rates = fc.integer({ min: 300, max: 200_000 });
const steady = (kbit: number) => ({ capacity: () => kbit });

describe('the rate to which a line is held', () => {
  it('stays with a contract that is right, at full rate and without a queue', () => {
    fc.assert(
      fc.property(rates, (kbit) => {
        const steps = runFluid(steady(kbit), Math.floor(kbit * 0.99), 120_000);
        expect(used(steps, 5_000)).toBeGreaterThan(0.985);
        expect(delay(steps, 5_000, 0.5)).toBeLessThan(10);
        expect(delay(steps, 5_000, 0.9)).toBeLessThan(40);
      }),
      { numRuns: 30 },
    );
  });

  it('comes down from a contract that promises too much, or from none, within ten seconds', () => {
    fc.assert(
      fc.property(rates, fc.option(fc.double({ min: 1.1, max: 3, noNaN: true })), (kbit, factor) => {
        const steps = runFluid(steady(kbit), factor === null ? null : Math.floor(kbit * factor), 60_000);
        expect(steps.at(200)?.heldKbit).toBeLessThanOrEqual(kbit * 1.06);
        expect(used(steps, 5_000)).toBeGreaterThan(0.97);
        expect(delay(steps, 15_000, 0.5)).toBeLessThan(20);
      }),
      { numRuns: 30 },
    );
  });

  it('goes up from a contract that promises too little', () => {
    fc.assert(
      fc.property(rates, fc.double({ min: 0.2, max: 0.9, noNaN: true }), (kbit, factor) => {
        const steps = runFluid(steady(kbit), Math.floor(kbit * factor), 60_000);
        expect(used(steps, 30_000)).toBeGreaterThan(0.95);
      }),
      { numRuns: 30 },
    );
  });

  it('costs nothing on a line that changes by half each two seconds', () => {
    const changing = (kbit: number) => ({
      capacity: (at: number) => (Math.floor(at / 2_000) % 2 === 0 ? 1.5 : 0.5) * kbit,
    });
    fc.assert(
      fc.property(rates, (kbit) => {
        const free = used(runFluid(changing(kbit), null, 5_000), 1_000);
        const held = used(runFluid(changing(kbit), kbit, 120_000), 20_000);
        expect(held).toBeGreaterThan(0.9);
        expect(held).toBeGreaterThan(free - 0.06);
      }),
      { numRuns: 20 },
    );
  });

  it('finds out that a line changes, whatever it was agreed to carry and whenever that was tried', () => {
    fc.assert(
      fc.property(
        rates,
        fc.constantFrom(0.5, 1, 1.5),
        fc.integer({ min: 0, max: 4_000 }),
        (kbit, part, phase) => {
          const capacity = (at: number) => (Math.floor((at + phase) / 2_000) % 2 === 0 ? 1.5 : 0.5) * kbit;
          expect(used(runFluid({ capacity }, Math.floor(part * kbit), 120_000), 90_000)).toBeGreaterThan(
            0.95,
          );
        },
      ),
      { numRuns: 30 },
    );
  });

  it('remembers for minutes a line that changes again and again, and half a minute one that has changed once', () => {
    const often = (at: number) => (Math.floor(at / 2_000) % 2 === 0 ? 12_000 : 4_000);
    const once = (at: number) => (at < 10_000 ? 12_000 : 4_000);
    const wanted = (at: number) => (at < 30_000 || at > 120_000 ? 20_000 : 50);
    const held = (capacity: FluidLine['capacity']) =>
      runFluid({ capacity: (at) => capacity(Math.min(at, 102_500)), wanted }, 8_000, 140_000).at(-1)
        ?.heldKbit;
    expect(held(often)).toBeGreaterThan(6_000);
    expect(held(once)).toBeLessThan(4_300);
  });

  it('takes no outage for a line that changes by itself', () => {
    const isUnsteady = (returned: boolean) => {
      let estimate = startEstimate(15_000, 0);
      const reports = [...Array(20).fill([0, 15_000]), ...Array(7).fill([33, 5_000])] as const;
      for (const [place, [delayMs, receivedKbit]] of reports.entries()) {
        const at = 200 * place;
        if (returned && place === 20) estimate = afterOutage(estimate, at);
        estimate = withReport(estimate, { delayMs, receivedKbit }, 0, at);
      }
      return estimate.unsteadyUntil > 200 * reports.length;
    };
    expect([isUnsteady(true), isUnsteady(false)]).toEqual([false, true]);
  });

  it('believes in no more than the line carries when its sender pauses in a try', () => {
    fc.assert(
      fc.property(rates, fc.integer({ min: 0, max: 9_900 }), (kbit, phase) => {
        const wanted = (at: number) => ((at + phase) % 10_000 < 200 ? 0 : Number.POSITIVE_INFINITY);
        const steps = runFluid({ ...steady(kbit), wanted }, Math.floor(kbit * 0.995), 90_000);
        expect(Math.max(...steps.map(({ heldKbit }) => heldKbit ?? 0))).toBeLessThan(kbit * 1.2);
      }),
      { numRuns: 100 },
    );
  });

  it('learns nothing from a try in which no more is sent than before', () => {
    fc.assert(
      fc.property(rates, (kbit) => {
        const agreed = Math.floor(kbit * 0.995);
        const steps = runFluid({ ...steady(kbit), wanted: () => agreed }, agreed, 60_000);
        expect(Math.max(...steps.map(({ heldKbit }) => heldKbit ?? 0))).toBeLessThan(kbit * 1.1);
      }),
      { numRuns: 30 },
    );
  });

  it('goes back after each try that failed, though its sender, as it repairs, left some of the rate unused', () => {
    const agreed = 39_800;
    const line = told(agreed);
    for (let tries = 0; tries < 5; tries++) {
      while (line.estimate.before === null) line.tell(0, 0.975 * agreed);
      while (line.estimate.before !== null) line.tell(25, 0.98 * agreed);
      while (line.estimate.draining !== null) line.tell(5, 0.9 * agreed);
      expect(line.estimate.kbit).toBe(agreed);
    }
  });

  it('takes no pause of its sender in a try for a line that changes by itself', () => {
    const agreed = 9_950;
    const line = told(agreed);
    while (line.estimate.before === null) line.tell(0, agreed);
    for (let report = 0; report < 3; report++) line.tell(33, 0.75 * agreed);
    expect(line.estimate.before).toBeNull();
    expect(line.estimate.unsteadyUntil).toBeLessThan(line.at);
  });

  it('comes back to a contract that is right when something else has delayed packets for a moment', () => {
    const moment = (at: number) => (at > 20_000 && at < 22_000 ? 60 : 0);
    fc.assert(
      fc.property(rates, (kbit) => {
        const agreed = Math.floor(kbit * 0.995);
        const steps = runFluid({ ...steady(kbit), jitter: moment }, agreed, 60_000);
        expect(steps.at(-1)?.heldKbit).toBeGreaterThanOrEqual(agreed);
      }),
      { numRuns: 20 },
    );
  });

  it('drains a queue of two seconds too', () => {
    const steps = runFluid({ ...steady(7_000), queueMs: 2_000 }, 20_000, 120_000);
    expect(delay(steps, 60_000, 0.9)).toBeLessThan(40);
    expect(used(steps, 5_000)).toBeGreaterThan(0.95);
  });

  it('takes no delay for a queue of its own that does not go when less is sent', () => {
    const busy = (at: number) => (at > 20_000 && at < 40_000 ? 60 : 0);
    for (const wanted of [2_000, 4_000, 7_000]) {
      const steps = runFluid({ ...steady(7_000), wanted: () => wanted, jitter: busy }, 6_930, 60_000);
      expect(steps.find(({ at }) => at === 30_000)?.heldKbit).toBeGreaterThanOrEqual(6_900);
      expect(steps.at(-1)?.heldKbit).toBeGreaterThanOrEqual(6_890);
    }
  });

  it('follows a line that becomes slower for good, and one that becomes faster', () => {
    const step = (from: number, to: number) => ({ capacity: (at: number) => (at < 30_000 ? from : to) });
    const slower = runFluid(step(10_000, 4_000), 9_900, 150_000);
    expect(delay(slower, 90_000, 0.5)).toBeLessThan(20);
    expect(used(slower, 90_000)).toBeGreaterThan(0.95);
    expect(used(runFluid(step(4_000, 10_000), 3_960, 200_000), 120_000)).toBeGreaterThan(0.9);
  });

  it('leaves others no more than their part of the line', () => {
    const crowded = { ...steady(1_000), jitter: () => 60 };
    expect(runFluid(crowded, 5_000, 60_000).at(-1)?.heldKbit).toBeGreaterThanOrEqual(1_350);
  });

  it('is not brought down by jitter on a line with little to carry', () => {
    fc.assert(
      fc.property(rates, fc.infiniteStream(fc.integer({ min: 0, max: 60 })), (kbit, noise) => {
        const jitter = () => noise.next().value;
        const line = { ...steady(kbit), wanted: () => kbit / 10, jitter };
        const steps = runFluid(line, kbit, 30_000);
        expect(steps.at(-1)?.heldKbit).toBe(kbit);
      }),
      { numRuns: 20 },
    );
  });
});
