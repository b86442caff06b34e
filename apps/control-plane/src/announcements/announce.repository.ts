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
 * Writes down, in the transaction that tells the timeline, what the tenants' webhooks are to be told; they are told after
 * the commit. Does nothing for kinds that are not announced and where no webhook asks for it. Who switches one off waits
 * for the commit, and finds all that it was to be told.
 */
export async function announce(tx: Transaction, events: readonly ToAnnounce[]): Promise<void> {
  const announced = events
    .filter(({ kind }) => AnnouncedKind.safeParse(kind).success)
    .map(({ id, tenantId, siteId, kind, at, data }) => ({ id, tenantId, siteId, kind, at, data }));
  if (announced.length === 0) return;
  const due = await tx.$executeRaw`
    WITH event AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(announced)}::jsonb)
        AS one (id uuid, "tenantId" uuid, "siteId" uuid, kind text, at timestamptz, data jsonb)
    ), wanting AS (
      SELECT id, tenant_id, kinds FROM webhook
      WHERE tenant_id IN (SELECT "tenantId" FROM event) AND disabled_at IS NULL
        AND kinds && (SELECT array_agg(kind) FROM event)
      ORDER BY id FOR SHARE
    ), told AS (
      INSERT INTO announcement (id, tenant_id, site_id, kind, at, data)
      SELECT e.id, e."tenantId", e."siteId", e.kind, e.at, e.data FROM event e
      WHERE EXISTS (SELECT FROM wanting w WHERE w.tenant_id = e."tenantId" AND e.kind = ANY (w.kinds))
      ON CONFLICT DO NOTHING RETURNING id, tenant_id, kind
    )
    INSERT INTO webhook_delivery (id, tenant_id, webhook_id, announcement_id, next_attempt_at)
    SELECT gen_random_uuid(), t.tenant_id, w.id, t.id, now()
    FROM told t JOIN wanting w ON w.tenant_id = t.tenant_id AND t.kind = ANY (w.kinds)`;
  if (due > 0) await ring(tx);
}

/** Has the couriers of every instance look when this transaction commits. */
export async function ring(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${ANNOUNCEMENT_CHANNEL}, '')`;
}
