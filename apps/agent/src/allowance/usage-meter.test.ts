import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Clock } from '@tresse/reconcile';
import { type MeteredLine, startUsageMeter } from './usage-meter.js';

const GIGABYTE = 1e9;
const DAY = 86_400_000;
const path = join(tmpdir(), `tresse-usage-${process.pid}.json`);
const silent = { error: () => undefined, warn: () => undefined };
const line: MeteredLine = {
  lineId: randomUUID(),
  allowance: { gigabytes: 10, billingDay: 5, whenSpent: 'cut', throttleKbit: 128 },
  interface: 'wan1',
  overhead: 60,
};

/** A meter over counters that the test turns, by a clock that it moves. */
function rig(boot: string) {
  const counters = { rxBytes: 0, rxPackets: 0, txBytes: 0, txPackets: 0 };
  const told: string[] = [];
  let now = Date.UTC(2026, 10, 20);
  let due: () => void = () => undefined;
  const clock: Clock = {
    now: () => now,
    monotonic: () => now,
    after: (_, callback) => {
      due = callback;
      return () => undefined;
    },
  };
  const meter = startUsageMeter({
    path,
    boot: async () => boot,
    clock,
    counters: () => new Map([['wan1', counters]]),
    onWarning: (_, warning) => told.push(`${warning} %`),
    onSpent: () => told.push(meter.isSpent(line.lineId) ? 'spent' : 'not spent'),
    onKept: () => told.push('kept'),
    log: silent,
  });
  meter.update([line]);
  const go = (ms: number) => {
    now += ms;
    due();
  };
  return { meter, counters, told, go };
}

describe('the meter of a line', () => {
  afterEach(() => rm(path, { force: true }));

  it('warns as the allowance runs out, and tells at once that it has', async () => {
    const one = rig('a');
    await one.meter.ready;
    one.counters.rxBytes = 7.5 * GIGABYTE;
    one.go(5_000);
    one.counters.txBytes = 2.5 * GIGABYTE;
    one.go(5_000);
    expect(one.told.filter((word) => word !== 'kept')).toEqual(['75 %', '100 %', 'spent']);
    one.meter.update([{ ...line, allowance: { ...line.allowance, gigabytes: 20 } }]);
    expect(one.told.at(-1)).toBe('not spent');
    await one.meter.stop();
  });

  it('counts on after a restart of the machine, each packet with what the line adds to it', async () => {
    const one = rig('a');
    await one.meter.ready;
    Object.assign(one.counters, { rxBytes: 1_000, rxPackets: 10 });
    await one.meter.stop();
    const two = rig('b');
    Object.assign(two.counters, { txBytes: 500, txPackets: 1 });
    await two.meter.ready;
    expect(two.meter.usage(line.lineId)).toEqual({
      bytes: 1_000 + 600 + 500 + 60,
      since: '2026-11-05T00:00:00.000Z',
    });
    await two.meter.stop();
  });

  it('remembers a line that was removed into the next month, and no longer', async () => {
    const one = rig('a');
    await one.meter.ready;
    one.counters.rxBytes = 1_000;
    one.go(5_000);
    one.meter.update([]);
    const kept = async () => Object.keys(JSON.parse(await readFile(path, 'utf8')));
    one.go(30 * DAY);
    await one.meter.stop();
    expect(await kept()).toEqual([line.lineId]);
    one.go(60 * DAY);
    await one.meter.stop();
    expect(await kept()).toEqual([]);
  });

  it.each([
    ['once a minute on a busy line', 24, 5_000, 1_000_000, 2],
    ['not within minutes on an idle line', 24, 5_000, 100, 0],
    ['once an hour on an idle line', 2, 3_600_000, 100, 2],
  ])('writes to the disk %s', async (_, steps, stepMs, bytes, writes) => {
    const one = rig('a');
    await one.meter.ready;
    for (let step = 0; step < steps; step++) {
      one.counters.rxBytes += bytes;
      one.go(stepMs);
    }
    await one.meter.stop();
    expect(one.told.filter((word) => word === 'kept')).toHaveLength(writes + 1);
  });
});
