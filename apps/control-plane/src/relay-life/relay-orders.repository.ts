import type { Id } from '@tresse/contracts';
import { newId, type Transaction } from '../database/index.js';

/** What relays of a region are ordered as. */
export interface Supply {
  accountId: Id;
  providerRegion: string;
  size: string;
  image: string;
  mostRelays: number;
  /** Of each relay; null: as the provider says. */
  lineKbit: number | null;
  mostSites: number;
}

/** Lets orders for one region come one after the other. */
export async function lockRegion(tx: Transaction, code: string): Promise<void> {
  await tx.$queryRaw`SELECT FROM region WHERE code = ${code} FOR UPDATE`;
}

/** How the region is supplied; its account can't be removed until this transaction ends. */
export async function readSupply(tx: Transaction, regionCode: string): Promise<Supply | null> {
  const supply = await tx.regionSupply.findUnique({ where: { regionCode } });
  if (!supply) return null;
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT FROM provider_account WHERE id = ${supply.accountId}::uuid AND removed_at IS NULL FOR SHARE`;
  return rows.length > 0 ? supply : null;
}

/** The relay that was ordered in the place of this one, if any, though it is given back by now. */
export async function isReplaced(tx: Transaction, relayId: Id): Promise<boolean> {
  return (await tx.relay.count({ where: { replacesId: relayId } })) > 0;
}

/** Relays of the region that cost money, or will, without this one. */
export async function countOrdered(
  tx: Transaction,
  regionCode: string,
  except: Id | null = null,
): Promise<number> {
  const others = except === null ? {} : { id: { not: except } };
  return tx.relay.count({ where: { regionCode, removedAt: null, accountId: { not: null }, ...others } });
}

/**
 * The oldest relay that is ordered for the region and not at work yet. One that could not be had counts, until a person
 * has seen to it: the next would fail for the same reason.
 */
export async function relayOnItsWay(tx: Transaction, regionCode: string): Promise<Id | undefined> {
  const present = { regionCode, removedAt: null, accountId: { not: null }, wanted: 'ready' };
  const row = await tx.relay.findFirst({
    where: {
      ...present,
      OR: [
        { state: { in: ['requested', 'creating', 'installing', 'enrolled'] } },
        { state: 'failed', devices: { none: {} } },
      ],
    },
    orderBy: { createdAt: 'asc' },
    select: { id: true },
  });
  return row?.id;
}

/** A name for a relay of the region that no present one has. */
export async function nextName(tx: Transaction, regionCode: string): Promise<string> {
  const taken = await tx.relay.findMany({ where: { regionCode, removedAt: null }, select: { name: true } });
  const names = new Set(taken.map(({ name }) => name));
  for (let number = 1; ; number += 1) {
    const name = `${regionCode}-${number}`;
    if (!names.has(name)) return name;
  }
}

export async function insertOrder(
  tx: Transaction,
  {
    name,
    regionCode,
    supply,
    replacesId = null,
  }: { name: string; regionCode: string; supply: Supply; replacesId?: Id | null },
): Promise<Id> {
  const { accountId, providerRegion, size, image, lineKbit, mostSites } = supply;
  const id = newId();
  const orderedAs = { accountId, providerRegion, size, image, lineKbit, mostSites };
  await tx.relay.create({ data: { id, name, regionCode, ...orderedAs, state: 'requested', replacesId } });
  return id;
}
