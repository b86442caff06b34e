import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Database } from '../database/index.js';
import { DesiredSync } from '../desired-state/index.js';
import { DeviceBus } from '../device-bus/index.js';
import { JobDispatch } from '../job-dispatch/index.js';
import { type Due, takeDue } from './outbox.repository.js';

/** Between two looks at an empty outbox, in ms; the look is one read of a partial index that is empty as a rule. */
const INTERVAL_MS = 250;
const BATCH = 100;

/**
 * Publishes what committed changes left in the outbox. A message that is lost on the way, by a crash or to a device
 * that is away, is made good when the device comes online: it is then told everything.
 */
@Injectable()
export class OutboxPublisher implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(OutboxPublisher.name);
  private readonly stopping = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly bus: DeviceBus,
    private readonly desiredSync: DesiredSync,
    private readonly jobs: JobDispatch,
  ) {}

  onModuleInit(): void {
    this.next(0);
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    clearTimeout(this.timer);
    await this.running;
  }

  private next(delayMs: number): void {
    if (this.stopping.signal.aborted) return;
    this.timer = setTimeout(() => {
      this.running = this.look();
    }, delayMs);
  }

  private async look(): Promise<void> {
    let full = false;
    try {
      const due = await this.database.forPlatform('outbox', (tx) => takeDue(tx, BATCH));
      full = due.length === BATCH;
      for (const message of due) await this.publish(message);
    } catch (error) {
      this.logger.error(error);
    }
    this.next(full ? 0 : INTERVAL_MS);
  }

  private async publish(due: Due): Promise<void> {
    switch (due.kind) {
      case 'desired.announce':
        return this.desiredSync.announce(due.deviceId, due.scope ? [due.scope] : undefined);
      case 'job':
        return this.jobs.dispatch(due.deviceId);
      case 'device.revoked':
        return this.bus.disconnect(due.deviceId);
    }
  }
}
