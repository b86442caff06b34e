import type { Id } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';

/** Lets changes of a tenant's members come one after the other until this transaction ends: the last owner stays. */
export async function lockTeam(tx: Transaction, tenantId: Id): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('team:' || ${tenantId}::text, 0))::text`;
}
