import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Scope } from '@tresse/contracts';
import { Database, DatabaseServer } from '../database/index.js';
import { DesiredSync } from '../desired-state/index.js';
import { DeviceBus } from '../device-bus/index.js';
import { JobDispatch } from '../job-dispatch/index.js';
import { ControlLoop } from '../reconciliation/index.js';
import { type Due, OUTBOX_CHANNEL, takeDue } from './outbox.repository.js';

const BATCH = 100;

/**
 * Publishes what committed changes left in the outbox, as soon as the database tells of it. A message that is lost on
 * the way, by a crash or to a device that is away, is made good when the device comes online: it is then told
 * everything.
 */
@Injectable()
export class OutboxPublisher implements OnModuleInit, OnModuleDestroy {
  private readonly loop: ControlLoop;

  constructor(
    private readonly database: Database,
    server: DatabaseServer,
    private readonly bus: DeviceBus,
    private readonly desiredSync: DesiredSync,
    private readonly jobs: JobDispatch,
  ) {
    const { name } = OutboxPublisher;
    const bell = { server, channel: OUTBOX_CHANNEL };
    this.loop = new ControlLoop({ name, bell, look: () => this.look() });
  }

  onModuleInit(): void {
    this.loop.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.loop.stop();
  }

  private async look(): Promise<void> {
    const due = await this.database.forPlatform('outbox', (tx) => takeDue(tx, BATCH));
    if (due.length === BATCH) this.loop.wake();
    await this.desiredSync.announceChanges(due.filter(isChange));
    for (const message of due) await this.publish(message);
  }

  private async publish(due: Due): Promise<void> {
    switch (due.kind) {
      case 'desired.announce':
        return due.scope === undefined ? this.desiredSync.announce(due.deviceId) : undefined;
      case 'job':
        return this.jobs.dispatch(due.deviceId);
      case 'device.revoked':
        return this.bus.disconnect(due.deviceId);
    }
  }
}

/** A single scope of a device has changed: all of these are told at once. */
function isChange(due: Due): due is Extract<Due, { kind: 'desired.announce' }> & { scope: Scope } {
  return due.kind === 'desired.announce' && due.scope !== undefined;
}
