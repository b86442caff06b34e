import type { Id, Ipv4, PublicFace } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';
import { FACE_PORTS } from '../desired-state/addressing-plan.js';

/** A site of the tenant, with whether it shares the relay's own address. */
export interface TenantSite {
  id: Id;
  shares: boolean;
}

/** The tenant's sites with their place on the relay, in a fixed order. */
export async function readTenantSites(tx: Transaction, relayId: Id, tenantId: Id): Promise<TenantSite[]> {
  return tx.$queryRaw<TenantSite[]>`
    SELECT s.id, a.id IS NULL OR a.port_first IS NOT NULL AS shares FROM site s
    LEFT JOIN assignment a ON a.site_id = s.id AND a.relay_id = s.relay_id AND a.until IS NULL
    WHERE s.relay_id = ${relayId}::uuid AND s.tenant_id = ${tenantId}::uuid AND s.removed_at IS NULL ORDER BY s.id`;
}

/**
 * Ports of the relay's own address for the tenant: those that it has there still, else the ones that nobody has and that
 * were given back the longest ago; undefined when none are left. Whatever the pool has.
 */
export async function sharedFace(
  tx: Transaction,
  relayId: Id,
  tenantId: Id,
): Promise<PublicFace | undefined> {
  const { first, size } = FACE_PORTS;
  const [row] = await tx.$queryRaw<{ address: Ipv4; first: number; last: number }[]>`
    (
      SELECT a.address, a.port_first AS first, a.port_last AS last FROM assignment a
      JOIN relay r ON r.id = a.relay_id AND r.public_address = a.address
      WHERE r.id = ${relayId}::uuid AND a.tenant_id = ${tenantId}::uuid AND a.until IS NULL
        AND a.port_first IS NOT NULL LIMIT 1
    ) UNION ALL (
      SELECT r.public_address, block, block + ${size}::integer - 1
      FROM relay r, unnest(${[...first]}::integer[]) AS block
      WHERE r.id = ${relayId}::uuid AND r.public_address IS NOT NULL AND NOT EXISTS (
        SELECT FROM assignment a
        WHERE a.address = r.public_address AND a.until IS NULL
          AND int4range(a.port_first, a.port_last, '[]') && int4range(block, block + ${size}::integer - 1, '[]')
      )
      ORDER BY (
        SELECT max(a.until) FROM assignment a WHERE a.address = r.public_address AND a.port_first = block
      ) NULLS FIRST, block LIMIT 1
    ) LIMIT 1`;
  return row && { address: row.address, ports: { first: row.first, last: row.last } };
}
