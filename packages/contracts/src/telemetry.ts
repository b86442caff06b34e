import { z } from 'zod';
import { Id, Instant } from './id.js';
import { MAX_SAMPLES_PER_BATCH } from './limits.js';
import { LineState } from './reported-state.js';

/** One line during one interval. Rates are IP-level payload of the line's tunnel, in kbit/s. */
export const LineSample = z.strictObject({
  lineId: Id,
  state: LineState,
  downKbit: z.number().min(0),
  upKbit: z.number().min(0),
  /** Smoothed round-trip time through the line's tunnel, in ms; null while nothing was measured. */
  rttMs: z.number().min(0).nullable(),
  jitterMs: z.number().min(0).nullable(),
  /** Lost heartbeats of the interval, 0–100; null while nothing was measured. */
  lossPercent: z.number().min(0).max(100).nullable(),
});
export type LineSample = z.infer<typeof LineSample>;

/** All lines of a device during one interval. */
export const TelemetrySample = z.strictObject({
  at: Instant,
  /** Length of the interval that ends at `at`, in ms. */
  intervalMs: z.int().min(100).max(600_000),
  lines: z.array(LineSample).max(8),
});
export type TelemetrySample = z.infer<typeof TelemetrySample>;

/** Samples in one message, oldest first. */
export const TelemetryBatch = z.strictObject({
  samples: z.array(TelemetrySample).min(1).max(MAX_SAMPLES_PER_BATCH),
});
export type TelemetryBatch = z.infer<typeof TelemetryBatch>;

/** «Somebody looks»: sample each second until this instant; repeated while they look. */
export const WatchRequest = z.strictObject({ until: Instant });
export type WatchRequest = z.infer<typeof WatchRequest>;
