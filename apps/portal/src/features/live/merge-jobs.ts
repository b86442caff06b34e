import type { Job } from '@tresse/contracts';

/** The jobs of both lists, each once and as far as either knows it to be, newest first. */
export function mergeJobs(known: readonly Job[], arrived: readonly Job[]): Job[] {
  const byId = new Map(known.map((job) => [job.id, job]));
  for (const job of arrived) {
    const before = byId.get(job.id);
    byId.set(job.id, before && howFar(before) > howFar(job) ? before : job);
  }
  return [...byId.values()].sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
}

/** A measure that only grows while a job goes on. */
function howFar({ state, progress }: Job): number {
  if (state === 'queued') return -1;
  return state === 'running' ? progress : 2;
}
