import { type Id, Scope } from '@tresse/contracts';
import { z } from 'zod';
import type { Transaction } from '../database/index.js';

/** On which Postgres tells that something was put into the outbox; its trigger rings there. */
export const OUTBOX_CHANNEL = 'outbox';

const AnnouncePayload = z.object({ scope: Scope.optional() });

/** What is due: a doorbell for the device's scopes (or one of them), its queued jobs, or the end of its connections. */
export type Due =
  | { kind: 'desired.announce'; deviceId: Id; scope: Scope | undefined }
  | { kind: 'job'; deviceId: Id }
  | { kind: 'device.revoked'; deviceId: Id };

interface OutboxRow {
  id: bigint;
  device_id: Id;
  kind: string;
  payload: unknown;
}

/**
 * Takes the oldest messages that are due and marks them as published; another instance that looks at the same time
 * gets the next ones. They count as published when the transaction commits.
 */
export async function takeDue(tx: Transaction, limit: number): Promise<Due[]> {
  const rows = await tx.$queryRaw<OutboxRow[]>`
    SELECT id, device_id, kind, payload FROM outbox WHERE published_at IS NULL
    ORDER BY id LIMIT ${limit} FOR UPDATE SKIP LOCKED`;
  if (rows.length > 0) {
    await tx.outbox.updateMany({
      where: { id: { in: rows.map(({ id }) => id) } },
      data: { publishedAt: new Date() },
    });
  }
  return rows.flatMap(dueOf);
}

function dueOf({ kind, device_id: deviceId, payload }: OutboxRow): Due[] {
  switch (kind) {
    case 'desired.announce':
      return [{ kind, deviceId, scope: AnnouncePayload.parse(payload).scope }];
    case 'job':
    case 'device.revoked':
      return [{ kind, deviceId }];
    default:
      return [];
  }
}
