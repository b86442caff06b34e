import { describe, expect, it } from '@jest/globals';
import type { Clock } from './clock.js';
import { createReconciler, type Execution, type Pass } from './reconciler.js';
import { retryMs } from './retry.js';

/** A host that is one number; a step sets it. */
function bench(initial: { desired: number; host: number }) {
  const world = { ...initial, failNext: false, lost: false, deaf: false, now: 0, stepped: 0 };
  const passes: Pass<number, number>[] = [];
  const timers: { ms: number; callback: () => void }[] = [];
  const clock: Clock = {
    now: () => world.now + world.stepped,
    monotonic: () => world.now,
    after: (ms, callback) => {
      timers.push({ ms, callback });
      return () => undefined;
    },
  };
  let duringExecute = (): void => undefined;
  const reconciler = createReconciler<number, number, number>({
    desired: () => world.desired,
    observe: async () => world.host,
    plan: (desired, observed) => (desired === observed ? [] : [desired]),
    execute: async (steps): Promise<Execution<number>> => {
      duringExecute();
      if (world.failNext) {
        world.failNext = false;
        return { done: [], failed: { code: 'step.failed', message: 'no' } };
      }
      if (!world.lost) world.host = steps[0] ?? world.host;
      return { done: steps, failed: null };
    },
    basis: (desired) => String(desired),
    onPass: (pass) => {
      if (world.deaf) throw new Error('disk full');
      passes.push(pass);
    },
    fullSyncMs: 15_000,
    clock,
  });
  const run = async (reason = 'test') => {
    reconciler.wake(reason);
    await reconciler.idle();
  };
  return {
    world,
    passes,
    timers,
    reconciler,
    run,
    onExecute: (callback: () => void) => (duringExecute = callback),
  };
}

describe('the reconciler', () => {
  it('does what is wanted once and then nothing', async () => {
    const { passes, run } = bench({ desired: 7, host: 0 });
    await run();
    await run();
    expect(passes.map(({ outcome, done }) => [outcome, done])).toEqual([
      ['settled', [7]],
      ['settled', []],
    ]);
  });

  it('ends in N+1 when it arrives while N is being applied', async () => {
    const { world, passes, run, onExecute } = bench({ desired: 1, host: 0 });
    onExecute(() => {
      world.desired = 2;
    });
    await run();
    expect(world.host).toBe(2);
    expect(passes.at(-1)?.desired).toBe(2);
  });

  it('counts as drift what changed though nothing was wanted to change', async () => {
    const { world, passes, run } = bench({ desired: 1, host: 0 });
    await run();
    world.host = 5;
    await run('full-sync');
    world.desired = 2;
    await run();
    expect(passes.map(({ drift }) => drift)).toEqual([[], [1], []]);
    expect(world.host).toBe(2);
  });

  it('comes back by itself after the full-sync interval', async () => {
    const { world, timers, run, reconciler } = bench({ desired: 1, host: 0 });
    await run();
    world.host = 5;
    expect(timers.at(-1)?.ms).toBe(15_000);
    timers.at(-1)?.callback();
    await reconciler.idle();
    expect(world.host).toBe(1);
  });

  it('tries a failed pass again with a pause, from what is then true', async () => {
    const { world, passes, timers, run, reconciler } = bench({ desired: 1, host: 0 });
    world.failNext = true;
    await run();
    expect(passes[0]).toMatchObject({ outcome: 'failed', error: { code: 'step.failed' } });
    expect(timers.at(-1)?.ms).toBe(1_000);
    timers.at(-1)?.callback();
    await reconciler.idle();
    expect(passes[1]).toMatchObject({ outcome: 'settled', drift: [] });
  });

  it('gives up a pass whose steps do not take, without calling it drift', async () => {
    const { world, passes, run } = bench({ desired: 1, host: 0 });
    world.lost = true;
    await run();
    await run();
    expect(passes.map(({ outcome, drift }) => [outcome, drift])).toEqual([
      ['unsettled', []],
      ['unsettled', []],
    ]);
  });

  it('outlives a listener that throws, and tries again', async () => {
    const { world, passes, timers, run, reconciler } = bench({ desired: 1, host: 0 });
    world.deaf = true;
    await run();
    world.deaf = false;
    expect(timers.at(-1)?.ms).toBe(1_000);
    timers.at(-1)?.callback();
    await reconciler.idle();
    expect(passes).toMatchObject([{ outcome: 'settled' }]);
  });

  it('is woken once for many reasons that come together', async () => {
    const { passes, reconciler } = bench({ desired: 1, host: 0 });
    reconciler.wake('a');
    reconciler.wake('b');
    await reconciler.idle();
    expect(passes.map(({ reasons }) => reasons)).toEqual([['a', 'b']]);
  });

  describe('woken for what can wait', () => {
    const REST = 4_000;
    const reasonsOf = ({ passes }: ReturnType<typeof bench>) => passes.map(({ reasons }) => reasons);

    it('runs at once after a long rest', async () => {
      const one = bench({ desired: 1, host: 0 });
      one.reconciler.wake('first', REST);
      await one.reconciler.idle();
      one.world.now += REST;
      one.reconciler.wake('rested', REST);
      await one.reconciler.idle();
      expect(reasonsOf(one)).toEqual([['first'], ['rested']]);
    });

    it('runs one pass for all of it, once the last one has ended long enough ago', async () => {
      const one = bench({ desired: 1, host: 0 });
      await one.run();
      one.world.now += 1_000;
      one.reconciler.wake('a', REST);
      one.world.now += 1_000;
      one.reconciler.wake('b', REST);
      await one.reconciler.idle();
      expect(one.passes).toHaveLength(1);
      expect(one.timers.slice(-2).map(({ ms }) => ms)).toEqual([3_000, 2_000]);
      one.timers.at(-1)?.callback();
      await one.reconciler.idle();
      expect(reasonsOf(one)).toEqual([['test'], ['a', 'b']]);
      expect(one.timers.at(-1)?.ms).toBe(15_000);
    });

    it('waits no longer for it when the clock is set back, however often it is woken', async () => {
      const one = bench({ desired: 1, host: 0 });
      await one.run();
      one.world.stepped = -3_600_000;
      one.world.now += 1_000;
      one.reconciler.wake('a', REST);
      one.world.now += 2_000;
      one.reconciler.wake('b', REST);
      expect(one.timers.slice(-2).map(({ ms }) => ms)).toEqual([3_000, 1_000]);
    });

    it('takes it along in a pass that cannot wait', async () => {
      const one = bench({ desired: 1, host: 0 });
      await one.run();
      one.reconciler.wake('patient', REST);
      await one.run('urgent');
      expect(reasonsOf(one)).toEqual([['test'], ['urgent', 'patient']]);
    });

    it('waits after a pass during which it came', async () => {
      const one = bench({ desired: 1, host: 0 });
      one.onExecute(() => one.reconciler.wake('meanwhile', REST));
      await one.run();
      expect(reasonsOf(one)).toEqual([['test']]);
      expect(one.timers.at(-1)?.ms).toBe(REST);
    });

    it('does not wait after a pass that has ended unsettled', async () => {
      const one = bench({ desired: 1, host: 0 });
      one.world.lost = true;
      one.onExecute(() => {
        one.onExecute(() => undefined);
        one.reconciler.wake('meanwhile', REST);
      });
      await one.run();
      expect(reasonsOf(one)).toEqual([['test'], ['meanwhile']]);
    });

    it('keeps to the full sync where that comes sooner', async () => {
      const one = bench({ desired: 1, host: 0 });
      await one.run();
      one.world.now += 14_000;
      one.reconciler.wake('patient', 20_000);
      expect(one.timers.at(-1)?.ms).toBe(1_000);
    });
  });

  it('runs no pass after it was stopped', async () => {
    const { passes, reconciler } = bench({ desired: 1, host: 0 });
    await reconciler.stop();
    reconciler.wake('late');
    await reconciler.idle();
    expect(passes).toEqual([]);
  });
});

it('pauses grow twofold from one second up to the cap', () => {
  expect([1, 2, 3, 4, 5, 100].map((failures) => retryMs(failures, 15_000))).toEqual([
    1_000, 2_000, 4_000, 8_000, 15_000, 15_000,
  ]);
});
