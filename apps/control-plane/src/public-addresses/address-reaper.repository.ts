import type { Address } from '@tresse/cloud';
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

/** Keeps these as the strays of the account; gives when each was seen first, by its id at the provider. */
export async function keepStrays(
  tx: Transaction,
  accountId: Id,
  strays: readonly Address[],
): Promise<ReadonlyMap<string, Date>> {
  const ids = strays.map(({ id }) => id);
  await tx.strayAddress.deleteMany({ where: { accountId, providerAddressId: { notIn: ids } } });
  await tx.strayAddress.createMany({
    data: strays.map(({ id, label = '' }) => ({ accountId, providerAddressId: id, label })),
    skipDuplicates: true,
  });
  const rows = await tx.strayAddress.findMany({ where: { accountId } });
  return new Map(rows.map(({ providerAddressId, seenAt }) => [providerAddressId, seenAt]));
}

export async function forgetStray(tx: Transaction, accountId: Id, id: string): Promise<void> {
  await tx.strayAddress.deleteMany({ where: { accountId, providerAddressId: id } });
}
