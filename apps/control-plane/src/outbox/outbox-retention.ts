import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Database } from '../database/index.js';
import { forgetPublished } from './outbox.repository.js';

const INTERVAL_MS = 3_600_000;
/** Published messages are kept for a day, for whoever asks why a device was told something. */
const KEPT_MS = 24 * 3_600_000;

/** Keeps the outbox small. */
@Injectable()
export class OutboxRetention {
  private readonly logger = new Logger(OutboxRetention.name);

  constructor(private readonly database: Database) {}

  @Interval(INTERVAL_MS)
  async run(now = Date.now()): Promise<void> {
    try {
      await this.database.forPlatform('retention', (tx) => forgetPublished(tx, new Date(now - KEPT_MS)));
    } catch (error) {
      this.logger.error(error);
    }
  }
}
