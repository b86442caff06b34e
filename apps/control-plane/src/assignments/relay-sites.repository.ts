import type { Id, Ipv4, PageQuery, RelaySite } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';
import { pageIn, readPageCursor } from '../http/page-cursor.js';

interface SiteOnRelay {
  id: Id;
  name: string;
  at: Date;
  tenantId: Id;
  tenant: string;
  address: Ipv4 | null;
  first: number | null;
  last: number | null;
  since: Date;
}

/**
 * One page of the sites on a relay by name, each with its face.
 *
 * @throws ApiError `request.invalid` at `cursor`
 */
export async function readRelaySites(
  tx: Transaction,
  relayId: Id,
  query: PageQuery,
): Promise<{ items: RelaySite[]; next: string | null }> {
  const after = readPageCursor(relayId, query.cursor)?.id ?? null;
  const rows = await tx.$queryRaw<SiteOnRelay[]>`
    SELECT s.id, s.name, s.created_at AS at, t.id AS "tenantId", t.name AS tenant,
           coalesce(a.address, r.public_address) AS address, a.port_first AS first, a.port_last AS last,
           coalesce(a."from", s.created_at) AS since
    FROM site s JOIN tenant t ON t.id = s.tenant_id JOIN relay r ON r.id = s.relay_id
    LEFT JOIN assignment a ON a.site_id = s.id AND a.relay_id = s.relay_id AND a.until IS NULL
    WHERE s.relay_id = ${relayId}::uuid AND s.removed_at IS NULL
      AND (${after}::uuid IS NULL OR (s.name, s.id) > (SELECT name, id FROM site WHERE id = ${after}::uuid))
    ORDER BY s.name, s.id LIMIT ${query.limit + 1}`;
  return pageIn(relayId, query, rows, relaySite);
}

function relaySite({ id, name, tenantId, tenant, address, first, last, since }: SiteOnRelay): RelaySite {
  const ports = first === null || last === null ? null : { first, last };
  return { id, name, tenant: { id: tenantId, name: tenant }, address, ports, since: since.toISOString() };
}
