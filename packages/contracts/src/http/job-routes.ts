import { z } from 'zod';
import { Id, Instant } from '../id.js';
import { JobKind, JobState, SpeedMeasure } from '../job.js';

/** A job as people see it. */
export const Job = z.object({
  id: Id,
  kind: JobKind,
  state: JobState,
  progress: z.number().min(0).max(1),
  speed: z.array(SpeedMeasure),
  error: z.string().nullable(),
  createdAt: Instant,
  finishedAt: Instant.nullable(),
});
export type Job = z.infer<typeof Job>;

/** What a person asks of a device. */
export const JobInput = z.strictObject({ kind: JobKind });
export type JobInput = z.infer<typeof JobInput>;
