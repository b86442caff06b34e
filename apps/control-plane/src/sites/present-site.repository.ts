import type { Id } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';
import { ApiError } from '../http/index.js';

/** Makes sure that the transaction sees this site. @throws ApiError `not-found` */
export async function requireSite(tx: Transaction, siteId: Id): Promise<{ name: string }> {
  const site = await tx.site.findFirst({ where: { id: siteId, removedAt: null }, select: { name: true } });
  if (!site) throw new ApiError('not-found');
  return site;
}
