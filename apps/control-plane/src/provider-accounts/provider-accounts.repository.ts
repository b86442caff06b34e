import { type Id, type ProviderAccount, ProviderSettings, RelayProblem } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';
import { Prisma } from '../generated/prisma/client.js';
import type { Holdings } from './same-project.js';

/** An account with its keys still sealed. */
export interface SealedAccount {
  id: Id;
  name: string;
  settings: ProviderSettings;
  sealedSecret: string;
}

const VIEWED = { _count: { select: { relays: { where: { removedAt: null } } } } } as const;

/** What this installation is called at providers. */
export async function readInstallation(tx: Transaction): Promise<string> {
  return (await tx.installation.findFirstOrThrow()).id;
}

/** The present accounts, the oldest first. */
export async function listAccounts(tx: Transaction): Promise<ProviderAccount[]> {
  const rows = await tx.providerAccount.findMany({
    where: { removedAt: null },
    orderBy: { createdAt: 'asc' },
    include: VIEWED,
  });
  return rows.map(accountView);
}

export async function readAccount(tx: Transaction, id: Id): Promise<ProviderAccount | null> {
  const row = await tx.providerAccount.findFirst({ where: { id, removedAt: null }, include: VIEWED });
  return row && accountView(row);
}

function accountView(row: {
  id: Id;
  name: string;
  settings: unknown;
  problem: unknown;
  checkedAt: Date | null;
  createdAt: Date;
  _count: { relays: number };
}): ProviderAccount {
  return {
    id: row.id,
    name: row.name,
    settings: ProviderSettings.parse(row.settings),
    relays: row._count.relays,
    problem: RelayProblem.nullable().parse(row.problem),
    checkedAt: row.checkedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}

export async function readSealedAccount(tx: Transaction, id: Id): Promise<SealedAccount | null> {
  const row = await tx.providerAccount.findFirst({ where: { id, removedAt: null } });
  return row && { ...row, settings: ProviderSettings.parse(row.settings) };
}

/** Ids of the present accounts. */
export async function readAccountIds(tx: Transaction): Promise<Id[]> {
  const rows = await tx.providerAccount.findMany({ where: { removedAt: null }, select: { id: true } });
  return rows.map(({ id }) => id);
}

/** What the account has at its provider. */
export async function readHoldings(tx: Transaction, accountId: Id): Promise<Holdings> {
  const owned = { accountId, removedAt: null };
  const relays = await tx.relay.findMany({
    where: owned,
    select: { serverId: true, state: true, providerRegion: true },
  });
  const supplies = await tx.regionSupply.findMany({ where: { accountId }, select: { providerRegion: true } });
  const withServer = relays.flatMap(({ serverId, state }) =>
    serverId === null ? [] : [{ serverId, state }],
  );
  return {
    serverIds: {
      expected: withServer.filter(({ state }) => state !== 'failed').map(({ serverId }) => serverId),
      all: withServer.map(({ serverId }) => serverId),
    },
    places: [...relays, ...supplies].flatMap(({ providerRegion }) => providerRegion ?? []),
    addresses: await tx.publicAddress.count({ where: owned }),
  };
}

/** Adds an account whose keys have just been tried. */
export async function insertAccount(tx: Transaction, account: SealedAccount): Promise<void> {
  const { settings, ...rest } = account;
  await tx.providerAccount.create({
    data: { ...rest, provider: settings.provider, settings, checkedAt: new Date() },
  });
}

/** Changes an account whose keys have just been tried. */
export async function updateAccount(tx: Transaction, { id, ...account }: SealedAccount): Promise<void> {
  await tx.providerAccount.update({
    where: { id },
    data: { ...account, checkedAt: new Date(), problem: Prisma.DbNull },
  });
}

/** Notes what a check of these keys came to; nothing where the account has others by now. */
export async function noteCheck(
  tx: Transaction,
  { id, sealedSecret }: SealedAccount,
  problem: RelayProblem | null,
): Promise<void> {
  await tx.providerAccount.updateMany({
    where: { id, sealedSecret, removedAt: null },
    data: { checkedAt: new Date(), problem: problem ?? Prisma.DbNull },
  });
}

/**
 * Lets nobody order with the account until this transaction ends. Gives whether a relay, a region, an address or something
 * that is to be destroyed needs it, and when the last relay or address was given back.
 */
export async function lockTies(
  tx: Transaction,
  accountId: Id,
): Promise<{ isUsed: boolean; lastGivenBack: Date | null }> {
  await tx.$queryRaw`SELECT FROM provider_account WHERE id = ${accountId}::uuid FOR UPDATE`;
  const owned = { accountId, removedAt: null };
  const counts = await Promise.all([
    tx.relay.count({ where: owned }),
    tx.publicAddress.count({ where: owned }),
    tx.regionSupply.count({ where: { accountId } }),
    tx.stray.count({ where: { accountId } }),
  ]);
  const [row] = await tx.$queryRaw<{ last: Date | null }[]>`
    SELECT max(removed_at) AS last FROM (
      SELECT removed_at FROM relay WHERE account_id = ${accountId}::uuid
      UNION ALL SELECT removed_at FROM public_address WHERE account_id = ${accountId}::uuid
    ) AS owned`;
  return { isUsed: counts.some((count) => count > 0), lastGivenBack: row?.last ?? null };
}

/** Forgets the account; what is left of its row names it where it is spoken of. */
export async function removeAccount(tx: Transaction, id: Id): Promise<void> {
  await tx.providerAccount.update({
    where: { id },
    data: { removedAt: new Date(), sealedSecret: '', problem: Prisma.DbNull },
  });
}
