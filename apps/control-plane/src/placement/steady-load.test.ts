import { describe, expect, it } from '@jest/globals';
import type { RelayLoad } from '@tresse/contracts';
import { steadyLoad } from './steady-load.js';

const START = Date.parse('2026-11-22T12:00:00.000Z');
const load = (seconds: number, cpuPercent: number, kbit = 0): RelayLoad => ({
  at: new Date(START + seconds * 1_000).toISOString(),
  cpuPercent,
  receivedKbit: kbit,
  sentKbit: 0,
});
/** The mean after a word each 15 s. */
const after = (loads: number[], kbit = 0) =>
  loads.reduce<RelayLoad | null>((mean, cpu, place) => steadyLoad(mean, load(place * 15, cpu, kbit)), null);

describe('what a relay carries as a rule', () => {
  it('takes no notice of a quarter of a minute', () => {
    const mean = after([5, 5, 5, 100, 5]);
    expect(mean?.cpuPercent).toBeGreaterThan(5);
    expect(mean?.cpuPercent).toBeLessThan(20);
  });

  it('is what lasts', () => {
    const mean = after(Array(60).fill(80), 900_000);
    expect(mean?.cpuPercent).toBeCloseTo(80, 0);
    expect(mean?.receivedKbit).toBeGreaterThan(899_000);
    expect(mean?.receivedKbit).toBeLessThanOrEqual(900_000);
  });

  it('begins anew after a long silence, or when time went back', () => {
    const before = after(Array(60).fill(90));
    expect(steadyLoad(before, load(60 * 15 + 600, 10)).cpuPercent).toBeLessThan(2);
    expect(steadyLoad(before, load(0, 10)).cpuPercent).toBeLessThan(2);
  });
});
