import { type Id, Job, type JobKind } from '@tresse/contracts';
import { newId, type Transaction } from '../database/index.js';

const SHOWN = 20;
const UNFINISHED = ['queued', 'running'];

interface JobRow {
  id: string;
  kind: string;
  state: string;
  progress: number;
  speed: unknown;
  error: string | null;
  createdAt: Date;
  finishedAt: Date | null;
}

/** The site's newest jobs, newest first. */
export async function readJobs(tx: Transaction, siteId: Id): Promise<Job[]> {
  const rows = await tx.job.findMany({ where: { siteId }, orderBy: { createdAt: 'desc' }, take: SHOWN });
  return rows.map(jobView);
}

/** One job, if it is the site's. */
export async function readJob(tx: Transaction, siteId: Id, id: Id): Promise<Job | null> {
  const row = await tx.job.findFirst({ where: { id, siteId } });
  return row && jobView(row);
}

/** The site's box, locked so that two requests for it come one after the other; undefined without a box. */
export async function lockBox(tx: Transaction, siteId: Id): Promise<{ id: Id; online: boolean } | undefined> {
  const [row] = await tx.$queryRaw<{ id: Id; online: boolean }[]>`
    SELECT id, online FROM device WHERE site_id = ${siteId}::uuid AND revoked_at IS NULL FOR UPDATE`;
  return row;
}

/** Whether the box has an unfinished job of this kind. */
export async function hasUnfinished(tx: Transaction, deviceId: Id, kind: JobKind): Promise<boolean> {
  const unfinished = { deviceId, kind, state: { in: UNFINISHED }, expiresAt: { gt: new Date() } };
  return (await tx.job.count({ where: unfinished })) > 0;
}

/** Queues a job and rings for it. */
export async function insertJob(
  tx: Transaction,
  job: { tenantId: Id; siteId: Id; deviceId: Id; kind: JobKind; requestedBy: Id; expiresAt: Date },
): Promise<Job> {
  const row = await tx.job.create({ data: { id: newId(), ...job } });
  await tx.outbox.create({ data: { tenantId: job.tenantId, deviceId: job.deviceId, kind: 'job' } });
  return jobView(row);
}

function jobView(row: JobRow): Job {
  return Job.parse({
    ...row,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  });
}
