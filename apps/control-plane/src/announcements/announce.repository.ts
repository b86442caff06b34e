import { AnnouncedKind, type Id, type SiteEvent } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';

/** On which Postgres tells that webhooks have something to be told. */
export const ANNOUNCEMENT_CHANNEL = 'announcement';

/** An event of a site, as it stands in its timeline. */
export interface ToAnnounce {
  /** The event's. */
  id: Id;
  tenantId: Id;
  siteId: Id;
  kind: SiteEvent['kind'];
  at: Date;
  data: SiteEvent['data'];
}

/**
 * Writes down, in the transaction that tells the timeline, what the tenant's webhooks are to be told; they are told after
 * the commit. Does nothing for kinds that are not announced and where no webhook asks for it. Who switches one off waits
 * for the commit, and finds all that it was to be told.
 */
export async function announce(tx: Transaction, event: ToAnnounce): Promise<void> {
  if (!AnnouncedKind.safeParse(event.kind).success) return;
  const { id, tenantId, siteId, kind, at, data } = event;
  const due = await tx.$executeRaw`
    WITH wanting AS (
      SELECT id FROM webhook
      WHERE tenant_id = ${tenantId}::uuid AND disabled_at IS NULL AND ${kind} = ANY (kinds)
      FOR SHARE
    ), told AS (
      INSERT INTO announcement (id, tenant_id, site_id, kind, at, data)
      SELECT ${id}::uuid, ${tenantId}::uuid, ${siteId}::uuid, ${kind}, ${at}, ${JSON.stringify(data)}::jsonb
      WHERE EXISTS (SELECT FROM wanting)
      ON CONFLICT DO NOTHING RETURNING id
    )
    INSERT INTO webhook_delivery (id, tenant_id, webhook_id, announcement_id, next_attempt_at)
    SELECT gen_random_uuid(), ${tenantId}::uuid, wanting.id, told.id, now() FROM wanting, told`;
  if (due > 0) await ring(tx);
}

/** Has the couriers of every instance look when this transaction commits. */
export async function ring(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${ANNOUNCEMENT_CHANNEL}, '')`;
}
