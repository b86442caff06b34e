import type { Id } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';

export type StrayKind = 'server' | 'address';

/** Something at a provider, as a list names it. */
export interface Listed {
  /** The provider's. */
  id: string;
  /** Undefined for what was not ordered by this installation. */
  label: string | undefined;
  region: string;
}

/** What carries this installation's mark and nobody owns, as it is kept until it is destroyed. */
export interface Stray extends Listed {
  accountId: Id;
  kind: StrayKind;
  label: string;
  seenAt: Date;
  condemnedAt: Date | null;
}

type Key = Pick<Stray, 'accountId' | 'kind' | 'id'>;

/** Keeps these as the account's strays of the kind, with those that are being destroyed already. */
export async function keepStrays(
  tx: Transaction,
  accountId: Id,
  kind: StrayKind,
  found: readonly Listed[],
): Promise<Stray[]> {
  const all = { accountId, kind };
  await tx.stray.deleteMany({
    where: { ...all, condemnedAt: null, id: { notIn: found.map(({ id }) => id) } },
  });
  await tx.stray.createMany({
    data: found.map(({ id, label = '', region }) => ({ ...all, id, label, region })),
    skipDuplicates: true,
  });
  const rows = await tx.stray.findMany({ where: all, orderBy: { seenAt: 'asc' } });
  return rows.map((row) => ({ ...row, kind }));
}

/** From here on it will be destroyed, though the provider should not list it any more. */
export async function condemnStray(tx: Transaction, { accountId, kind, id }: Key, now: Date): Promise<void> {
  await tx.stray.updateMany({
    where: { accountId, kind, id, condemnedAt: null },
    data: { condemnedAt: now },
  });
}

export async function forgetStray(tx: Transaction, { accountId, kind, id }: Key): Promise<void> {
  await tx.stray.deleteMany({ where: { accountId, kind, id } });
}
