import type { Id } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';
import type { AddressOwner } from './stray-address.js';

/** The present addresses of an account. */
export async function readOwners(tx: Transaction, accountId: Id): Promise<AddressOwner[]> {
  return tx.publicAddress.findMany({
    where: { accountId, removedAt: null },
    select: { id: true, providerAddressId: true },
  });
}
