import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Database } from '../database/index.js';
import { forgetTelemetry, summariseMinutes } from './retention.repository.js';
import { SAMPLES_KEPT_MS } from './telemetry-range.js';

const INTERVAL_MS = 60_000;

/** How far back minutes are summed up again: devices that were away deliver what they buffered. */
const LATE_MS = 15 * 60_000;

const MINUTES_KEPT_MS = 90 * 24 * 3_600_000;

/** Keeps telemetry small: minutes instead of samples after two days, nothing after ninety. */
@Injectable()
export class Retention {
  private readonly logger = new Logger(Retention.name);

  constructor(private readonly database: Database) {}

  @Interval(INTERVAL_MS)
  async run(now = Date.now()): Promise<void> {
    try {
      await this.database.forPlatform('retention', async (tx) => {
        await summariseMinutes(tx, new Date(now - LATE_MS));
        await forgetTelemetry(tx, {
          samples: new Date(now - SAMPLES_KEPT_MS),
          minutes: new Date(now - MINUTES_KEPT_MS),
        });
      });
    } catch (error) {
      this.logger.error(error);
    }
  }
}
