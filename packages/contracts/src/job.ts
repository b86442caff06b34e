import { z } from 'zod';
import { Id, Instant } from './id.js';

/** What a person can ask of a device. */
export const JobKind = z.enum(['speed-test', 'identify', 'restart-agent']);
export type JobKind = z.infer<typeof JobKind>;

/** A job for a device, which it does not begin after `expiresAt`. */
export const JobRequest = z.strictObject({ id: Id, kind: JobKind, expiresAt: Instant });
export type JobRequest = z.infer<typeof JobRequest>;

/** How far a job is. */
export const JobState = z.enum(['queued', 'running', 'succeeded', 'failed']);
export type JobState = z.infer<typeof JobState>;

/** Rates in Mbit/s of payload, of one line alone (`lineId`) or of the braid (`lineId` null). */
export const SpeedMeasure = z.strictObject({
  lineId: Id.nullable(),
  downMbit: z.number().min(0).nullable(),
  upMbit: z.number().min(0).nullable(),
});
export type SpeedMeasure = z.infer<typeof SpeedMeasure>;

/** How a job goes on its device, told as it runs and at its end. */
export const JobResult = z.strictObject({
  id: Id,
  state: z.enum(['running', 'succeeded', 'failed']),
  at: Instant,
  /** Part done, 0–1. */
  progress: z.number().min(0).max(1),
  speed: z.array(SpeedMeasure).max(9).optional(),
  error: z.string().max(1_024).optional(),
});
export type JobResult = z.infer<typeof JobResult>;
