import { describe, expect, it } from '@jest/globals';
import type { CountedLine } from '@tresse/net-plan';
import { handClock } from '../../../../packages/reconcile/src/testing/hand-clock.js';
import { LineCount } from './line-count.js';

const line = (index: number): CountedLine => ({ siteId: 'site', index, mark: 100 + index, device: 'eth0' });

/** A count whose next reading happens when told. */
function bench() {
  const clock = handClock();
  const state = { rxBytes: 0, counts: new Map<number, number>() as ReadonlyMap<number, number> | Error };
  const told: (string | number)[][] = [];
  const troubles: unknown[] = [];
  let readings = 0;
  const count = new LineCount({
    clock,
    counters: () => new Map([['eth0', { rxBytes: state.rxBytes }]]),
    read: async () => {
      readings++;
      if (state.counts instanceof Error) throw state.counts;
      return state.counts;
    },
    onCount: (...said) => told.push(said),
    onTrouble: (error) => troubles.push(error),
  });
  async function look(): Promise<void> {
    clock.ring();
    await new Promise((resolve) => setImmediate(resolve));
  }
  return {
    count,
    state,
    told,
    troubles,
    look,
    readings: () => readings,
    pause: clock.pause,
    waits: () => clock.pause() !== null,
  };
}

describe('what comes to a relay by bare lines', () => {
  it('is read while something comes, and told of the lines that were asked for', async () => {
    const { count, state, told, look, readings } = bench();
    count.update([line(1), line(2)]);
    Object.assign(state, {
      rxBytes: 9e6,
      counts: new Map([
        [101, 7_000],
        [103, 5],
      ]),
    });
    await look();
    await look();
    expect(readings()).toBe(1);
    expect(told).toEqual([['site', 1, 7_000]]);
  });

  it('is not looked for where no site has such lines', async () => {
    const { count, look, waits } = bench();
    expect(waits()).toBe(false);
    count.update([line(1)]);
    count.update([]);
    await look();
    expect(waits()).toBe(false);
  });

  it('is looked for less often while readings fail, of which people are told once', async () => {
    const { count, state, troubles, told, look, pause } = bench();
    count.update([line(1)]);
    for (const rxBytes of [9e6, 18e6]) {
      Object.assign(state, { rxBytes, counts: new Error('no filter') });
      await look();
      expect([troubles.length, pause()]).toEqual([1, 10_000]);
    }
    Object.assign(state, { rxBytes: 27e6, counts: new Map([[101, 5]]) });
    await look();
    expect([told.length, pause()]).toEqual([1, 400]);
    Object.assign(state, { rxBytes: 36e6, counts: new Error('no filter') });
    await look();
    expect(troubles).toHaveLength(2);
  });

  it('is looked for again after a reading that failed, until it ends', async () => {
    const { count, state, troubles, told, look, waits } = bench();
    count.update([line(1)]);
    Object.assign(state, { rxBytes: 9e6, counts: new Error('no filter') });
    await look();
    expect([troubles.length, told]).toEqual([1, []]);
    expect(waits()).toBe(true);
    count.stop();
    expect(waits()).toBe(false);
  });
});
