import { Braid, type Id } from '@tresse/contracts';
import type { Transaction } from '../../database/index.js';
import type { BatchSite } from './batch-facts.js';

/** A site as its locked row has it. */
export type LockedSite = Omit<BatchSite, 'address' | 'ports' | 'faces'>;

/** A site that has an address of a pool, on the relay where its place is. */
export interface Holder {
  siteId: Id;
  addressId: Id;
}

interface SiteRow extends Omit<LockedSite, 'profile'> {
  braid: unknown;
}

/** The sites that have the same address of a pool as one of these, and these themselves. */
export async function readHolders(tx: Transaction, ids: readonly Id[]): Promise<Holder[]> {
  return tx.$queryRaw<Holder[]>`
    SELECT DISTINCT other.site_id AS "siteId", p.id AS "addressId"
    FROM assignment a
    JOIN public_address p ON p.ip = a.address AND p.relay_id = a.relay_id AND p.removed_at IS NULL
    JOIN assignment other ON other.address = a.address AND other.relay_id = a.relay_id AND other.until IS NULL
    JOIN site s ON s.id = other.site_id AND s.relay_id = other.relay_id AND s.removed_at IS NULL
    WHERE a.site_id = ANY(${[...ids]}::uuid[]) AND a.until IS NULL`;
}

/** Locks those of the present sites that nobody is changing; it waits for nobody. */
export async function lockFreeSites(tx: Transaction, ids: readonly Id[]): Promise<LockedSite[]> {
  const rows = await tx.$queryRaw<SiteRow[]>`
    SELECT id, tenant_id AS "tenantId", name, relay_id AS "relayId", relay_index AS "relayIndex", generation, braid
    FROM site WHERE id = ANY(${[...new Set(ids)]}::uuid[]) AND removed_at IS NULL
    ORDER BY id FOR UPDATE SKIP LOCKED`;
  return rows.map(({ braid, ...site }) => ({ ...site, profile: Braid.parse(braid).profile }));
}

/** The same of public addresses. */
export async function lockFreeAddresses(tx: Transaction, ids: readonly Id[]): Promise<ReadonlySet<Id>> {
  if (ids.length === 0) return new Set();
  const rows = await tx.$queryRaw<{ id: Id }[]>`
    SELECT id FROM public_address WHERE id = ANY(${[...ids]}::uuid[]) ORDER BY id FOR UPDATE SKIP LOCKED`;
  return new Set(rows.map(({ id }) => id));
}
