import type { Id, RelayProblem, Sha256 } from '@tresse/contracts';
import { newId, type Transaction } from '../database/index.js';
import { Prisma } from '../generated/prisma/client.js';

/** How an installer reaches its server. */
export type InstallWay = 'cloud-init' | 'command' | 'ssh';

/** What is kept of an installer. */
export interface KeptInstall {
  relayId: Id;
  way: InstallWay;
  tokenHash: Sha256;
  createdBy: Id | null;
  expiresAt: Date;
}

/** An installer whose token was shown. */
export interface Install {
  id: Id;
  relayId: Id;
  way: InstallWay;
  requests: number;
  createdBy: Id | null;
  isOver: boolean;
  /** Whether the relay's agent enrolled after it was given out. */
  hasEnrolled: boolean;
}

/** Ends the relay's former installers, then keeps a new one by its token's hash. */
export async function insertInstall(tx: Transaction, install: KeptInstall): Promise<void> {
  await tx.relayInstall.updateMany({
    where: { relayId: install.relayId, endedAt: null },
    data: { endedAt: new Date() },
  });
  await tx.relayInstall.create({ data: { id: newId(), ...install } });
}

/** Counts a request under this token and gives its installer; null when there is none, or its relay is no more. */
export async function countRequest(tx: Transaction, tokenHash: Sha256): Promise<Install | null> {
  const found = await tx.relayInstall.findUnique({
    where: { tokenHash, relay: { removedAt: null } },
    select: { id: true },
  });
  if (!found) return null;
  const row = await tx.relayInstall.update({
    where: found,
    data: { requests: { increment: 1 } },
  });
  const device = await tx.device.findFirst({
    where: { relayId: row.relayId, revokedAt: null, enrolledAt: { gt: row.createdAt } },
    select: { id: true },
  });
  const { id, relayId, requests, createdBy } = row;
  const isOver = row.endedAt !== null || row.expiresAt <= new Date();
  return {
    id,
    relayId,
    requests,
    createdBy,
    way: row.way as InstallWay,
    isOver,
    hasEnrolled: device !== null,
  };
}

export async function endInstall(tx: Transaction, id: Id): Promise<void> {
  await tx.relayInstall.updateMany({ where: { id, endedAt: null }, data: { endedAt: new Date() } });
}

/** Name of a present relay, and whether it is ordered from a provider; null when there is none. */
export async function readInstalled(
  tx: Transaction,
  id: Id,
): Promise<{ name: string; isOrdered: boolean } | null> {
  const relay = await tx.relay.findFirst({
    where: { id, removedAt: null },
    select: { name: true, accountId: true },
  });
  return relay && { name: relay.name, isOrdered: relay.accountId !== null };
}

/** Keeps what an installer failed of as the relay's problem; null takes back what an installer told before. */
export async function writeProblem(
  tx: Transaction,
  relayId: Id,
  problem: RelayProblem | null,
): Promise<void> {
  if (problem) await tx.relay.update({ where: { id: relayId }, data: { problem } });
  else
    await tx.relay.updateMany({
      where: { id: relayId, problem: { path: ['code'], string_starts_with: 'install.' } },
      data: { problem: Prisma.DbNull },
    });
}

/** Whether an installer has told of its failure. */
export async function readFailure(tx: Transaction, relayId: Id): Promise<boolean> {
  const where = { id: relayId, problem: { path: ['code'], string_starts_with: 'install.' } };
  return (await tx.relay.count({ where })) > 0;
}
