import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Id, JobResult } from '@tresse/contracts';
import { Database, type Transaction } from '../database/index.js';
import { DeviceBus } from '../device-bus/index.js';
import { insertEvent } from '../events/events.repository.js';
import { LiveFeed } from '../stream/index.js';
import { type ChangedJob, failExpiredJobs, readQueuedJobs, storeResult } from './job-dispatch.repository.js';

const EXPIRY_INTERVAL_MS = 5_000;

/** Jobs on their way to devices and back. A device may be sent a job twice and does it once, by its id. */
@Injectable()
export class JobDispatch implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(JobDispatch.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly bus: DeviceBus,
    private readonly live: LiveFeed,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => {
      this.running = this.expire().catch((error: unknown) => this.logger.error(error));
    }, EXPIRY_INTERVAL_MS);
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Sends a device the jobs that wait for it. */
  async dispatch(deviceId: Id): Promise<void> {
    const jobs = await this.database.forPlatform('device-ingest', (tx) => readQueuedJobs(tx, deviceId));
    for (const job of jobs) this.bus.publish(deviceId, 'job', job);
  }

  /** Takes what a device says of a job; what is not its own unfinished job is dropped. */
  async takeResult(deviceId: Id, result: JobResult): Promise<void> {
    await this.change(async (tx) => {
      const job = await storeResult(tx, deviceId, result);
      return job ? [job] : [];
    });
  }

  /** Fails the jobs whose time is over. */
  async expire(): Promise<void> {
    await this.change(failExpiredJobs);
  }

  private async change(work: (tx: Transaction) => Promise<ChangedJob[]>): Promise<void> {
    const told = await this.database.forPlatform('device-ingest', async (tx) => {
      const changes: { job: ChangedJob; eventId: Id | undefined }[] = [];
      for (const job of await work(tx)) changes.push({ job, eventId: await tell(tx, job) });
      return changes;
    });
    for (const { job, eventId } of told) {
      this.live.publish({ siteId: job.siteId, type: 'job', jobId: job.id });
      if (eventId) this.live.publish({ siteId: job.siteId, type: 'event', eventId });
    }
  }
}

async function tell(tx: Transaction, { tenantId, siteId, kind, state }: ChangedJob): Promise<Id | undefined> {
  if (state === 'running') return undefined;
  return insertEvent(tx, { tenantId, siteId, kind: 'job.finished', actor: null, data: { kind, state } });
}
