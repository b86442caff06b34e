import type { Clock } from '../http/index.js';

/** A clock that goes on only while somebody sleeps, and whose timeouts end when a test says so. */
export interface FakeClock extends Clock {
  /** The pauses that were made, in ms. */
  readonly slept: number[];
  /** Ends every timeout that is running. */
  expire(): void;
  /** Called at each pause. */
  onSleep: (() => void) | undefined;
}

export function fakeClock(startMs = Date.parse('2026-10-01T12:00:00Z')): FakeClock {
  let nowMs = startMs;
  let running: AbortController[] = [];
  const slept: number[] = [];
  const clock: FakeClock = {
    slept,
    onSleep: undefined,
    now: () => nowMs,
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      slept.push(ms);
      nowMs += ms;
      clock.onSleep?.();
    },
    timeout: () => {
      const controller = new AbortController();
      running.push(controller);
      return controller.signal;
    },
    expire: () => {
      for (const controller of running) controller.abort();
      running = [];
    },
  };
  return clock;
}
