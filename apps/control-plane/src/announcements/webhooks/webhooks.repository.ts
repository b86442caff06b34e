import { AnnouncedKind, type Id, type Webhook, type WebhookInput } from '@tresse/contracts';
import type { Transaction } from '../../database/index.js';
import { deliveryProblem } from './delivery-problems.js';

interface WebhookRow {
  id: string;
  url: string;
  kinds: string[];
  failingSince: Date | null;
  disabledAt: Date | null;
  disabledFor: string | null;
  createdAt: Date;
}

export async function listWebhooks(tx: Transaction): Promise<Webhook[]> {
  const rows = await tx.webhook.findMany({ orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
  return rows.map(webhookView);
}

export async function countWebhooks(tx: Transaction): Promise<number> {
  return tx.webhook.count();
}

/** The tenant's webhook of this id; null when there is none. */
export async function readWebhook(tx: Transaction, id: Id): Promise<Webhook | null> {
  const row = await tx.webhook.findUnique({ where: { id } });
  return row && webhookView(row);
}

export async function insertWebhook(
  tx: Transaction,
  owner: { id: Id; tenantId: Id; sealedSecret: string },
  { url, kinds, enabled }: WebhookInput,
): Promise<void> {
  await tx.webhook.create({ data: { ...owner, url, kinds, ...switched(enabled) } });
}

/** Changes a webhook. One that is switched off, or on again, forgets what it was still to be told and that it failed. */
export async function updateWebhook(
  tx: Transaction,
  { id, enabled: wasEnabled }: Webhook,
  { url, kinds, enabled }: WebhookInput,
): Promise<void> {
  const turned = enabled === wasEnabled ? {} : { ...switched(enabled), failingSince: null };
  await tx.webhook.update({ where: { id }, data: { url, kinds, ...turned } });
  if (!enabled) await giveUpPending(tx, id);
}

export async function removeWebhook(tx: Transaction, id: Id): Promise<void> {
  await tx.webhook.delete({ where: { id } });
}

/** Switches off a webhook that has failed for too long; its tenant's id and its address, for the audit log. */
export async function disableFailing(tx: Transaction, id: Id): Promise<{ tenantId: Id; url: string }> {
  const { tenantId, url } = await tx.webhook.update({
    where: { id },
    data: { disabledAt: new Date(), disabledFor: 'failing' },
  });
  await giveUpPending(tx, id);
  return { tenantId, url };
}

async function giveUpPending(tx: Transaction, webhookId: Id): Promise<void> {
  await tx.webhookDelivery.updateMany({
    where: { webhookId, state: 'pending' },
    data: { state: 'failed', nextAttemptAt: null, problem: 'off' },
  });
}

function switched(enabled: boolean) {
  return enabled
    ? { disabledAt: null, disabledFor: null }
    : { disabledAt: new Date(), disabledFor: 'person' as const };
}

function webhookView(row: WebhookRow): Webhook {
  const { id, url, failingSince, disabledAt, disabledFor, createdAt } = row;
  return {
    id,
    url,
    // A kind of a later release is not known any more after a step back.
    kinds: AnnouncedKind.options.filter((kind) => row.kinds.includes(kind)),
    enabled: disabledAt === null,
    failingSince: failingSince?.toISOString() ?? null,
    problem:
      disabledAt && disabledFor === 'failing'
        ? { ...deliveryProblem('failing'), at: disabledAt.toISOString() }
        : null,
    createdAt: createdAt.toISOString(),
  };
}
