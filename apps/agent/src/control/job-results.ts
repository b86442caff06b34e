import type { JobResult } from '@tresse/contracts';
import { createOutbox } from './outbox.js';

/** What came of jobs, kept while the control plane is away: a job whose end is not heard of counts as failed. */
export interface JobResults {
  /** Resolves when the result has been sent or has to wait for a connection. */
  tell(result: JobResult): Promise<void>;
  /** Sends what waits. */
  flush(): void;
}

const RESULTS_KEPT = 100;

/** Nothing to tell yet; results are sent one by one, in their order. */
export function createJobResults(send: (result: JobResult) => Promise<void>): JobResults {
  const outbox = createOutbox<JobResult>({
    capacity: RESULTS_KEPT,
    batchSize: 1,
    batchBytes: Number.POSITIVE_INFINITY,
    send: async ([result]) => {
      if (result) await send(result);
    },
  });
  return {
    tell: (result) => {
      outbox.add(result);
      return outbox.flush();
    },
    flush: () => void outbox.flush(),
  };
}
