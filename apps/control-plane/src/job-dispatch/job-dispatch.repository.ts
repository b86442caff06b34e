import { type Id, JobKind, type JobRequest, type JobResult } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';

const UNFINISHED = ['queued', 'running'];

/** A job whose row has just changed. */
export interface ChangedJob {
  id: Id;
  tenantId: Id;
  siteId: Id;
  kind: string;
  state: string;
}

const changed = { id: true, tenantId: true, siteId: true, kind: true, state: true } as const;

/** Jobs that wait for this device, oldest first. */
export async function readQueuedJobs(tx: Transaction, deviceId: Id): Promise<JobRequest[]> {
  const jobs = await tx.job.findMany({
    where: { deviceId, state: 'queued', expiresAt: { gt: new Date() } },
    orderBy: { createdAt: 'asc' },
    select: { id: true, kind: true, expiresAt: true },
  });
  return jobs.map(({ id, kind, expiresAt }) => ({
    id,
    kind: JobKind.parse(kind),
    expiresAt: expiresAt.toISOString(),
  }));
}

/** Takes a result into the device's own unfinished job; undefined when it has none of this id. */
export async function storeResult(
  tx: Transaction,
  deviceId: Id,
  result: JobResult,
): Promise<ChangedJob | undefined> {
  const finished = result.state !== 'running';
  const [job] = await tx.job.updateManyAndReturn({
    where: { id: result.id, deviceId, state: { in: UNFINISHED } },
    data: {
      state: result.state,
      progress: result.progress,
      ...(result.speed ? { speed: result.speed } : {}),
      error: result.error ?? null,
      finishedAt: finished ? new Date() : null,
    },
    select: changed,
  });
  return job;
}

/** Fails the unfinished jobs whose time is over. */
export async function failExpiredJobs(tx: Transaction): Promise<ChangedJob[]> {
  return tx.job.updateManyAndReturn({
    where: { state: { in: UNFINISHED }, expiresAt: { lte: new Date() } },
    data: { state: 'failed', error: 'The box did not answer in time.', finishedAt: new Date() },
    select: changed,
  });
}
