import { Announcement, type Id, type PageQuery, WebhookDelivery } from '@tresse/contracts';
import { newId, type Transaction } from '../../database/index.js';
import { newestFirst, pageIn } from '../../http/page-cursor.js';
import { ring } from '../announce.repository.js';
import { keptProblem } from './delivery-problems.js';
import type { PostOutcome } from './post.js';

/** One attempt at a delivery: this instance's alone until its lease ends. */
export interface Attempt {
  deliveryId: Id;
  webhookId: Id;
  url: string;
  sealedSecret: string;
  /** When the delivery became due. */
  due: Date;
  /** This attempt counted. */
  attempts: number;
  announcement: Announcement;
}

interface AttemptRow extends Omit<Attempt, 'announcement'> {
  announcementId: string;
  kind: string;
  at: Date;
  data: unknown;
  siteId: string | null;
  siteName: string | null;
}

/** How long an attempt has its webhook to itself, in ms: longer than a POST may take, and recording it. */
export const LEASE_MS = 30_000;

/**
 * Takes attempts that are due: at most one of each webhook, and none that another instance is at. What is taken counts as
 * attempted when the transaction commits; should this instance die, it is due again when the lease has ended.
 */
export async function takeAttempts(tx: Transaction, most: number): Promise<Attempt[]> {
  const rows = await tx.$queryRaw<AttemptRow[]>`
    WITH free AS (
      SELECT id FROM webhook
      WHERE disabled_at IS NULL AND (busy_until IS NULL OR busy_until <= now()) AND EXISTS (
        SELECT FROM webhook_delivery d
        WHERE d.webhook_id = webhook.id AND d.state = 'pending' AND d.next_attempt_at <= now())
      LIMIT ${most} FOR UPDATE SKIP LOCKED
    ), busy AS (
      UPDATE webhook SET busy_until = now() + ${LEASE_MS} * interval '1 ms'
      FROM free WHERE webhook.id = free.id RETURNING webhook.id, webhook.url, webhook.sealed_secret
    ), oldest AS (
      SELECT DISTINCT ON (webhook_id) d.id FROM webhook_delivery d JOIN free ON free.id = d.webhook_id
      WHERE d.state = 'pending' AND d.next_attempt_at <= now() ORDER BY d.webhook_id, d.next_attempt_at
    ), taken AS (
      UPDATE webhook_delivery d
      SET attempts = d.attempts + 1, last_attempt_at = now(), next_attempt_at = now() + ${LEASE_MS} * interval '1 ms'
      FROM oldest WHERE d.id = oldest.id AND d.state = 'pending' AND d.next_attempt_at <= now()
      RETURNING d.id, d.webhook_id, d.announcement_id, d.at, d.attempts
    )
    SELECT taken.id AS "deliveryId", busy.id AS "webhookId", busy.url, busy.sealed_secret AS "sealedSecret",
           taken.at AS due, taken.attempts, a.id AS "announcementId", a.kind, a.at, a.data,
           a.site_id AS "siteId", site.name AS "siteName"
    FROM taken JOIN busy ON busy.id = taken.webhook_id JOIN announcement a ON a.id = taken.announcement_id
    LEFT JOIN site ON site.id = a.site_id`;
  return rows.map(({ announcementId, kind, at, data, siteId, siteName, ...row }) => ({
    ...row,
    announcement: Announcement.parse({
      id: announcementId,
      kind,
      at: at.toISOString(),
      site: siteId === null ? null : { id: siteId, name: siteName ?? '' },
      data,
    }),
  }));
}

/**
 * Writes down what came of an attempt, and lets the webhook's next one begin. Gives since when the webhook has been
 * failing; null when it is not, or is off meanwhile.
 */
export async function recordAttempt(
  tx: Transaction,
  { deliveryId, webhookId, announcement }: Attempt,
  { status, problem }: PostOutcome,
  next: Date | null,
): Promise<Date | null> {
  // Before its delivery, as who removes or switches off a webhook does: the two would wait for each other.
  await tx.$queryRaw`SELECT FROM webhook WHERE id = ${webhookId}::uuid FOR UPDATE`;
  const state = problem === null ? 'delivered' : next === null ? 'failed' : 'pending';
  await tx.webhookDelivery.updateMany({
    where: { id: deliveryId, state: 'pending' },
    data: { state, status, problem, nextAttemptAt: state === 'pending' ? next : null },
  });
  if (announcement.kind === 'webhook.test' && problem !== null) {
    await tx.webhook.updateMany({ where: { id: webhookId }, data: { busyUntil: null } });
    return null;
  }
  const [row] = await tx.$queryRaw<{ since: Date | null }[]>`
    UPDATE webhook SET busy_until = NULL,
      failing_since = CASE WHEN ${problem !== null} THEN coalesce(failing_since, now()) END
    WHERE id = ${webhookId}::uuid
    RETURNING CASE WHEN disabled_at IS NULL THEN failing_since END AS since`;
  return row?.since ?? null;
}

/** Has a test sent to the webhook, once; the delivery's id. */
export async function insertTest(tx: Transaction, tenantId: Id, webhookId: Id): Promise<Id> {
  const [announcementId, id, now] = [newId(), newId(), new Date()];
  await tx.announcement.create({ data: { id: announcementId, tenantId, kind: 'webhook.test', at: now } });
  await tx.webhookDelivery.create({
    data: { id, tenantId, webhookId, announcementId, at: now, nextAttemptAt: now },
  });
  await ring(tx);
  return id;
}

export async function readDelivery(tx: Transaction, id: Id): Promise<WebhookDelivery> {
  const row = await tx.webhookDelivery.findUniqueOrThrow({ where: { id }, include: { announcement: true } });
  return deliveryView(row);
}

/** One page of what a webhook was told, newest first. */
export async function readDeliveries(
  tx: Transaction,
  webhookId: Id,
  query: PageQuery,
): Promise<{ items: WebhookDelivery[]; next: string | null }> {
  const { where, ...order } = newestFirst(webhookId, query);
  const rows = await tx.webhookDelivery.findMany({
    where: { webhookId, ...where },
    ...order,
    include: { announcement: true },
  });
  return pageIn(webhookId, query, rows, deliveryView);
}

interface DeliveryRow {
  id: string;
  announcementId: string;
  at: Date;
  state: string;
  attempts: number;
  lastAttemptAt: Date | null;
  nextAttemptAt: Date | null;
  status: number | null;
  problem: string | null;
  announcement: { kind: string };
}

function deliveryView({ announcement, ...row }: DeliveryRow): WebhookDelivery {
  return WebhookDelivery.parse({
    ...row,
    kind: announcement.kind,
    at: row.at.toISOString(),
    lastAttemptAt: row.lastAttemptAt?.toISOString() ?? null,
    nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null,
    problem: keptProblem(row.problem),
  });
}
