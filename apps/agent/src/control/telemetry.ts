import {
  type LineSample,
  MAX_SAMPLES_PER_BATCH,
  TELEMETRY_INTERVAL_MS,
  type TelemetrySample,
} from '@tresse/contracts';
import type { Clock } from '@tresse/reconcile';
import { createOutbox } from './outbox.js';

export interface TelemetryOptions {
  clock: Clock;
  sample(intervalMs: number): LineSample[];
  send(samples: TelemetrySample[]): Promise<void>;
}

/** Figures of the lines at a steady pace, denser while somebody watches. */
export interface Telemetry {
  /** Sends what was buffered while the control plane was away. */
  flush(): Promise<void>;
  /** Samples each second until this instant (milliseconds since 1970). */
  watchUntil(until: number): void;
  stop(): void;
}

/** Six hours of idle samples. */
const CAPACITY = 2_160;
const BATCH_BYTES = 100 * 1024;

/** Longest time that one request may make the device sample fast for, in ms. */
const MAX_WATCH_MS = 10 * 60_000;

/** Samples the lines, each second while somebody watches and each ten otherwise, and buffers what cannot be sent. */
export function startTelemetry({ clock, sample, send }: TelemetryOptions): Telemetry {
  const outbox = createOutbox<TelemetrySample>({
    capacity: CAPACITY,
    batchSize: MAX_SAMPLES_PER_BATCH,
    batchBytes: BATCH_BYTES,
    send,
  });
  /** Both by the monotonic clock: a wall clock that is set would falsify rates. */
  let watchedUntil = Number.NEGATIVE_INFINITY;
  let last = clock.monotonic();
  let cancel = schedule();

  function isWatched(): boolean {
    return clock.monotonic() < watchedUntil;
  }

  function schedule(): () => void {
    return clock.after(isWatched() ? TELEMETRY_INTERVAL_MS.watched : TELEMETRY_INTERVAL_MS.idle, tick);
  }

  function tick(): void {
    const now = clock.monotonic();
    const intervalMs = Math.min(600_000, Math.max(100, Math.round(now - last)));
    last = now;
    const lines = sample(intervalMs);
    if (lines.length > 0) {
      outbox.add({ at: new Date(clock.now()).toISOString(), intervalMs, lines });
      void outbox.flush();
    }
    cancel = schedule();
  }

  return {
    flush: () => outbox.flush(),
    watchUntil: (until) => {
      const watchedBefore = isWatched();
      watchedUntil = clock.monotonic() + Math.min(until - clock.now(), MAX_WATCH_MS);
      if (watchedBefore) return;
      cancel();
      cancel = schedule();
    },
    stop: () => cancel(),
  };
}
