import { describe, expect, it } from '@jest/globals';
import type { TelemetrySample } from '@tresse/contracts';
import type { Clock } from '@tresse/reconcile';
import { startTelemetry } from './telemetry.js';

const HOUR = 3_600_000;

/** A clock that stands still until it is told to go on; `step` sets the wall clock. */
function standingClock() {
  let now = 0;
  let stepped = 0;
  let timers: { at: number; callback: () => void }[] = [];
  const clock: Clock = {
    now: () => now + stepped,
    monotonic: () => now,
    after: (ms, callback) => {
      const timer = { at: now + ms, callback };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
  };
  const goTo = (end: number): void => {
    for (;;) {
      const [next] = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (!next) break;
      timers = timers.filter((other) => other !== next);
      now = next.at;
      next.callback();
    }
    now = end;
  };
  const step = (ms: number): void => {
    stepped += ms;
  };
  return { clock, goTo, step };
}

const line = {
  lineId: 'a',
  state: 'up',
  downKbit: 1,
  upKbit: 1,
  rttMs: 1,
  jitterMs: 0,
  lossPercent: 0,
} as const;

it('samples each ten seconds, each second while somebody watches, and keeps what could not be sent', async () => {
  const { clock, goTo } = standingClock();
  const sent: TelemetrySample[] = [];
  let online = false;
  const telemetry = startTelemetry({
    clock,
    sample: () => [line],
    send: async (samples) => {
      if (!online) throw new Error('offline');
      sent.push(...samples);
    },
  });
  goTo(20_000);
  telemetry.watchUntil(23_000);
  goTo(43_000);
  online = true;
  await Promise.resolve();
  await telemetry.flush();
  expect(sent.map(({ at, intervalMs }) => [Date.parse(at), intervalMs])).toEqual([
    [10_000, 10_000],
    [20_000, 10_000],
    [21_000, 1_000],
    [22_000, 1_000],
    [23_000, 1_000],
    [33_000, 10_000],
    [43_000, 10_000],
  ]);
  telemetry.stop();
});

describe('a wall clock that is set', () => {
  it.each([
    ['back', -HOUR],
    ['forward', HOUR],
  ])('%s dates samples anew, and their intervals are as long as they were', (_way, ms) => {
    const { clock, goTo, step } = standingClock();
    const sent: TelemetrySample[] = [];
    const taken: number[] = [];
    const telemetry = startTelemetry({
      clock,
      sample: (intervalMs) => {
        taken.push(intervalMs);
        return [line];
      },
      send: async (samples) => void sent.push(...samples),
    });
    goTo(5_000);
    step(ms);
    goTo(10_000);
    expect(taken).toEqual([10_000]);
    expect(sent).toMatchObject([{ at: new Date(10_000 + ms).toISOString(), intervalMs: 10_000 }]);
    telemetry.stop();
  });

  it('back has nobody watch for longer than was asked for', () => {
    const { clock, goTo, step } = standingClock();
    const taken: number[] = [];
    const telemetry = startTelemetry({
      clock,
      sample: (intervalMs) => {
        taken.push(intervalMs);
        return [];
      },
      send: async () => undefined,
    });
    telemetry.watchUntil(3_000);
    goTo(1_000);
    step(-HOUR);
    goTo(13_000);
    expect(taken).toEqual([1_000, 1_000, 1_000, 10_000]);
    telemetry.stop();
  });
});
