import type { FoundInterface, Id } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';

/** Keeps what a site's box found, with the time, unless it is what is known already. */
export async function storeFound(
  tx: Transaction,
  siteId: Id,
  interfaces: readonly FoundInterface[],
): Promise<void> {
  const found = JSON.stringify({ at: new Date(), interfaces });
  await tx.$executeRaw`
    UPDATE site SET found = ${found}::jsonb
    WHERE id = ${siteId}::uuid AND found -> 'interfaces' IS DISTINCT FROM ${found}::jsonb -> 'interfaces'`;
}
