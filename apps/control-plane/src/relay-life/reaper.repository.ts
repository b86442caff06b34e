import type { Server } from '@tresse/cloud';
import { type Id, RelayState } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';
import type { Owner } from './stray.js';

/** A server that nobody owns, as it is kept until it is destroyed. */
export interface Stray {
  serverId: string;
  label: string;
  region: string;
  seenAt: Date;
  condemnedAt: Date | null;
}

const OWNER = {
  id: true,
  serverId: true,
  state: true,
  condemned: true,
} as const;

/** The present relays of an account. */
export async function readOwners(tx: Transaction, accountId: Id): Promise<Owner[]> {
  const rows = await tx.relay.findMany({ where: { removedAt: null, accountId }, select: OWNER });
  return rows.map((row) => ({ ...row, state: RelayState.parse(row.state) }));
}

/** Keeps these as the strays of the account, with those that are being destroyed already. */
export async function keepStrays(
  tx: Transaction,
  accountId: Id,
  strays: readonly Server[],
): Promise<Stray[]> {
  await tx.strayServer.deleteMany({
    where: { accountId, condemnedAt: null, serverId: { notIn: strays.map(({ id }) => id) } },
  });
  await tx.strayServer.createMany({
    data: strays.map(({ id, label, region }) => ({ accountId, serverId: id, label, region })),
    skipDuplicates: true,
  });
  return tx.strayServer.findMany({ where: { accountId }, orderBy: { seenAt: 'asc' } });
}

/** From here on it will be destroyed. */
export async function condemnStray(
  tx: Transaction,
  accountId: Id,
  serverId: string,
  now: Date,
): Promise<void> {
  await tx.strayServer.updateMany({
    where: { accountId, serverId, condemnedAt: null },
    data: { condemnedAt: now },
  });
}

export async function forgetStray(tx: Transaction, accountId: Id, serverId: string): Promise<void> {
  await tx.strayServer.deleteMany({ where: { accountId, serverId } });
}
