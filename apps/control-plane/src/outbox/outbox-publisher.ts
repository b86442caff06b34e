import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Scope } from '@tresse/contracts';
import { Bell, Database, DatabaseServer } from '../database/index.js';
import { DesiredSync } from '../desired-state/index.js';
import { DeviceBus } from '../device-bus/index.js';
import { JobDispatch } from '../job-dispatch/index.js';
import { type Due, OUTBOX_CHANNEL, takeDue } from './outbox.repository.js';
import { Wakeable } from './wakeable.js';

/** The bell is for speed; a look this often, in ms, is for truth. */
const LOOK_EVERY_MS = 5_000;
const BATCH = 100;

/**
 * Publishes what committed changes left in the outbox, as soon as the database tells of it. A message that is lost on
 * the way, by a crash or to a device that is away, is made good when the device comes online: it is then told
 * everything.
 */
@Injectable()
export class OutboxPublisher implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(OutboxPublisher.name);
  private readonly looking = new Wakeable(() => this.look());
  private timer: NodeJS.Timeout | undefined;
  private bell: Bell | undefined;

  constructor(
    private readonly database: Database,
    private readonly server: DatabaseServer,
    private readonly bus: DeviceBus,
    private readonly desiredSync: DesiredSync,
    private readonly jobs: JobDispatch,
  ) {}

  onModuleInit(): void {
    const look = () => this.looking.wake();
    this.timer = setInterval(look, LOOK_EVERY_MS);
    this.bell = new Bell(this.server.ownerUrl, OUTBOX_CHANNEL, look, (error) =>
      this.logger.warn(`The outbox is not heard for a moment: ${error.message}`),
    );
    look();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.bell?.stop();
    await this.looking.stop();
  }

  private async look(): Promise<void> {
    try {
      const due = await this.database.forPlatform('outbox', (tx) => takeDue(tx, BATCH));
      if (due.length === BATCH) this.looking.wake();
      await this.desiredSync.announceChanges(due.filter(isChange));
      for (const message of due) await this.publish(message);
    } catch (error) {
      this.logger.error(error);
    }
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
