import { expect, it } from '@jest/globals';
import type { TelemetrySample } from '@tresse/contracts';
import type { Clock } from '@tresse/reconcile';
import { startTelemetry } from './telemetry.js';

/** A clock that stands still until it is told to go on. */
function standingClock() {
  let now = 0;
  let timers: { at: number; callback: () => void }[] = [];
  const clock: Clock = {
    now: () => now,
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
  return { clock, goTo };
}

it('samples each ten seconds, each second while somebody watches, and keeps what could not be sent', async () => {
  const { clock, goTo } = standingClock();
  const sent: TelemetrySample[] = [];
  let online = false;
  const line = {
    lineId: 'a',
    state: 'up',
    downKbit: 1,
    upKbit: 1,
    rttMs: 1,
    jitterMs: 0,
    lossPercent: 0,
  } as const;
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
