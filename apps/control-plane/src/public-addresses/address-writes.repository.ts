import type { Id, RelayProblem } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';
import { Prisma } from '../generated/prisma/client.js';
import type { Ordered } from './address-facts.js';

const CALM = { problem: Prisma.DbNull, attempts: 0, nextAttemptAt: null } as const;
const STANDS = { followsSince: null, followsAtOnce: false } as const;

/** What the provider gave is the row's. */
export async function adopt(tx: Transaction, id: Id, ordered: Ordered): Promise<void> {
  const { providerAddressId, ip } = ordered;
  await tx.publicAddress.update({
    where: { id },
    data: { providerAddressId, ip, ordered: ordered.ordered, ...CALM },
  });
}

/** It is at its relay. */
export async function arrive(tx: Transaction, id: Id, relayId: Id): Promise<void> {
  await tx.publicAddress.update({ where: { id }, data: { routedTo: relayId, ...STANDS, ...CALM } });
}

/**
 * It belongs to its former relay again, wherever the provider has it; where that relay is given back, or gone, to none.
 * Whoever gives the relay back waits, or is waited for.
 */
export async function goBack(
  tx: Transaction,
  id: Id,
  formerId: Id | null,
  problem: RelayProblem,
): Promise<void> {
  const stays = await tx.$queryRaw<unknown[]>`
    SELECT FROM relay WHERE id = ${formerId}::uuid AND removed_at IS NULL AND NOT condemned FOR UPDATE`;
  const relayId = stays.length > 0 ? formerId : null;
  await tx.publicAddress.update({
    where: { id },
    data: { relayId, routedTo: null, ...STANDS, ...CALM, problem },
  });
}

export async function forget(tx: Transaction, id: Id): Promise<void> {
  await tx.publicAddress.update({
    where: { id },
    data: { relayId: null, routedTo: null, removedAt: new Date(), ...STANDS, ...CALM },
  });
}

export async function note(
  tx: Transaction,
  id: Id,
  said: { problem: RelayProblem | null; attempts: number; nextAttemptAt: Date | null },
): Promise<void> {
  const { problem, attempts, nextAttemptAt } = said;
  await tx.publicAddress.update({
    where: { id },
    data: { problem: problem ?? Prisma.DbNull, attempts, nextAttemptAt },
  });
}

/** What lived on at the relays that these sites have left may live on after all. */
export async function unfollow(tx: Transaction, siteIds: readonly Id[]): Promise<void> {
  await tx.siteMove.updateMany({
    where: { siteId: { in: [...siteIds] }, leftAt: null },
    data: { follows: false },
  });
}
