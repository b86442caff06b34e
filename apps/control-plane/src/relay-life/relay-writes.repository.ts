import type { Id, RelayGoal } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';
import { Prisma } from '../generated/prisma/client.js';
import type { RelayColumns } from './change-of.js';

export async function updateRelayLife(tx: Transaction, id: Id, columns: RelayColumns): Promise<void> {
  const { problem, pricePerMonth, ...rest } = columns;
  await tx.relay.update({
    where: { id },
    data: {
      ...rest,
      ...(problem !== undefined && { problem: problem ?? Prisma.DbNull }),
      ...(pricePerMonth !== undefined && { pricePerMonth: pricePerMonth ?? Prisma.DbNull }),
    },
  });
}

/** Lets the relay's agent in no more, nor any that has a claim for it. Connections end when the outbox is published. */
export async function shutOut(tx: Transaction, relayId: Id): Promise<void> {
  const now = new Date();
  await tx.claim.updateMany({
    where: { relayId, usedAt: null, revokedAt: null },
    data: { revokedAt: now },
  });
  const devices = await tx.device.updateManyAndReturn({
    where: { relayId, revokedAt: null },
    data: { revokedAt: now, online: false, awaySince: null },
    select: { id: true },
  });
  await tx.outbox.createMany({
    data: devices.map(({ id }) => ({ deviceId: id, kind: 'device.revoked' })),
  });
}

/** Takes an address of a pool off its relay; one that was released is no longer ours at all. */
export async function forgetAddress(tx: Transaction, id: Id, released: boolean): Promise<void> {
  await tx.publicAddress.update({
    where: { id },
    data: { relayId: null, routedTo: null, followsSince: null, ...(released && { removedAt: new Date() }) },
  });
}

/** Present sites of a relay. */
export async function readSiteIds(tx: Transaction, relayId: Id): Promise<Id[]> {
  const rows = await tx.site.findMany({ where: { relayId, removedAt: null }, select: { id: true } });
  return rows.map(({ id }) => id);
}

export async function setGoal(tx: Transaction, id: Id, goal: RelayGoal): Promise<void> {
  await tx.relay.update({ where: { id }, data: { wanted: goal } });
}
