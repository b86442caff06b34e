import { Inject, Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { CONFIG, type Config } from '../config.js';
import { Database, type Transaction } from '../database/index.js';
import { forgetAged, forgetAudit, forgetGenerations } from './forget.repository.js';

const INTERVAL_MS = 10 * 60_000;
const DAY_MS = 86_400_000;

/** Rows that one transaction forgets at most, and transactions of one kind in a run: the rest waits for the next. */
const BATCH = 500;
const MOST_BATCHES = 20;

/** Published messages are kept for whoever asks why a device was told something. */
const OUTBOX_DAYS = 1;
/** Claims that can be used no more are kept so long: their use is answered with why it is refused. */
const CLAIM_DAYS = 30;
/** What webhooks were told is shown so long. */
const ANNOUNCEMENT_DAYS = 30;

/** Forgets at most `most` rows of one kind; returns how many. */
type Forget = (tx: Transaction, most: number) => Promise<number>;

/** The one scheduled job that deletes; telemetry alone has its own, which thins it out by the minute. */
@Injectable()
export class Housekeeping {
  private readonly logger = new Logger(Housekeeping.name);

  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Pick<Config, 'keep'>,
  ) {}

  /** Never rejects: what fails is logged, and the others still have their turn. `now` in ms. */
  @Interval(INTERVAL_MS)
  async run(now = Date.now()): Promise<void> {
    for (const [kind, forget] of Object.entries(this.rules(now))) {
      try {
        const forgotten = await this.inBatches(forget);
        if (forgotten > 0) this.logger.log({ kind, forgotten }, 'forgot what is old');
      } catch (error) {
        this.logger.error(error);
      }
    }
  }

  private rules(now: number): Record<string, Forget> {
    const { generations, eventDays, auditDays } = this.config.keep;
    const daysAgo = (days: number) => new Date(now - days * DAY_MS);
    return {
      generations: (tx, most) =>
        forgetGenerations(tx, { newest: generations, removedBefore: daysAgo(eventDays) }, most),
      outbox: (tx, most) => forgetAged(tx, 'outbox', daysAgo(OUTBOX_DAYS), most),
      claims: (tx, most) => forgetAged(tx, 'claim', daysAgo(CLAIM_DAYS), most),
      announcements: (tx, most) => forgetAged(tx, 'announcement', daysAgo(ANNOUNCEMENT_DAYS), most),
      events: (tx, most) => forgetAged(tx, 'event', daysAgo(eventDays), most),
      jobs: (tx, most) => forgetAged(tx, 'job', daysAgo(eventDays), most),
      audit: (tx, most) => forgetAudit(tx, daysAgo(auditDays), most),
    };
  }

  private async inBatches(forget: Forget): Promise<number> {
    let forgotten = 0;
    for (let batch = 0; batch < MOST_BATCHES; batch++) {
      const count = await this.database.forPlatform('retention', (tx) => forget(tx, BATCH));
      forgotten += count;
      if (count < BATCH) break;
    }
    return forgotten;
  }
}
