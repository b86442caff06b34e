import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { insertAudit } from '../../audit/index.js';
import { Database, Seal } from '../../database/index.js';
import { Wakeable } from '../../reconciliation/index.js';
import { AnnouncementBell } from '../announcement-bell.js';
import { type Attempt, recordAttempt, takeAttempts } from './deliveries.repository.js';
import type { PostOutcome } from './post.js';
import { isBeyondHope, nextAttempt } from './retry.js';
import { SIGNATURE_HEADER, signatureOf } from './signature.js';
import { WebhookPost } from './webhook-post.js';
import { disableFailing } from './webhooks.repository.js';

/** Posts under way at once. */
const MOST = 16;

/**
 * Takes announcements to webhooks: one at a time to each, many at once to all. An attempt is counted before it is made,
 * so of two instances one makes it; an instance that dies in the midst may have delivered what is tried again, and the
 * receiver knows it by its id.
 */
@Injectable()
export class WebhookCourier implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(WebhookCourier.name);
  private readonly looking = new Wakeable(() => this.look());
  private readonly underway = new Set<Promise<void>>();
  private readonly stopping = new AbortController();

  constructor(
    private readonly database: Database,
    private readonly bell: AnnouncementBell,
    private readonly seal: Seal,
    private readonly poster: WebhookPost,
  ) {}

  onModuleInit(): void {
    this.bell.onRing(() => this.looking.wake());
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.looking.stop();
    await Promise.all(this.underway);
  }

  private async look(): Promise<void> {
    const room = MOST - this.underway.size;
    if (room === 0) return;
    try {
      const attempts = await this.database.forPlatform('announcements', (tx) => takeAttempts(tx, room));
      for (const attempt of attempts) this.begin(attempt);
    } catch (error) {
      this.logger.error(error);
    }
  }

  /** Looks again when it has ended: there is room then, and perhaps more for the same webhook. */
  private begin(attempt: Attempt): void {
    const delivery = this.deliver(attempt)
      .catch((error: unknown) => this.logger.error(error))
      .finally(() => {
        this.underway.delete(delivery);
        this.looking.wake();
      });
    this.underway.add(delivery);
  }

  private async deliver(attempt: Attempt): Promise<void> {
    const outcome = await this.send(attempt);
    // What this instance's own end broke off is no fault of the webhook: it is due again when the lease has ended.
    if (this.stopping.signal.aborted && outcome.problem !== null) return;
    const now = new Date();
    const once = attempt.announcement.kind === 'webhook.test';
    const next = once ? null : nextAttempt(attempt.due, attempt.attempts, now, Math.random());
    await this.database.forPlatform('announcements', async (tx) => {
      const failingSince = await recordAttempt(tx, attempt, outcome, next);
      if (failingSince === null || !isBeyondHope(failingSince, now)) return;
      const { tenantId, url } = await disableFailing(tx, attempt.webhookId);
      const subject = new URL(url).host;
      const subjectId = attempt.webhookId;
      await insertAudit(tx, { tenantId, by: null, action: 'webhook.disable', subject, subjectId });
    });
  }

  private async send({ webhookId, url, sealedSecret, announcement }: Attempt): Promise<PostOutcome> {
    const secret = this.seal.tryOpen(sealedSecret, webhookId);
    if (secret === undefined) return { status: null, problem: 'secret-lost' };
    const body = JSON.stringify(announcement);
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Tresse-Webhook/1',
      [SIGNATURE_HEADER]: signatureOf(secret, body, new Date()),
    };
    return this.poster.send(new URL(url), body, headers, this.stopping.signal);
  }
}
