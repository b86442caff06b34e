import { type RegionInput, RelayImage, type SuppliedRegion } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';

const READ = {
  supply: true,
  relays: {
    where: { removedAt: null },
    select: {
      state: true,
      wanted: true,
      mostSites: true,
      _count: { select: { sites: { where: { removedAt: null } } } },
    },
  },
} as const;

/** All regions, the oldest first, or the one of this code. */
export async function readSuppliedRegions(tx: Transaction, code?: string): Promise<SuppliedRegion[]> {
  const rows = await tx.region.findMany({
    where: code === undefined ? {} : { code },
    orderBy: { createdAt: 'asc' },
    include: READ,
  });
  return rows.map((row) => ({
    code: row.code,
    name: { en: row.nameEn, fr: row.nameFr },
    supply: row.supply && {
      accountId: row.supply.accountId,
      providerRegion: row.supply.providerRegion,
      size: row.supply.size,
      image: RelayImage.parse(row.supply.image),
      mostRelays: row.supply.mostRelays,
      lineKbit: row.supply.lineKbit,
      mostSites: row.supply.mostSites,
    },
    relays: row.relays.length,
    sites: row.relays.reduce((sum, relay) => sum + relay._count.sites, 0),
    room: row.relays
      .filter(({ state, wanted }) => state === 'ready' && wanted === 'ready')
      .reduce((sum, { mostSites, _count }) => sum + Math.max(0, mostSites - _count.sites), 0),
  }));
}

/** Adds or changes a region. */
export async function writeRegion(
  tx: Transaction,
  code: string,
  { name, supply }: RegionInput,
): Promise<void> {
  const names = { nameEn: name.en, nameFr: name.fr };
  await tx.region.upsert({ where: { code }, create: { code, ...names }, update: names });
  if (supply === null) {
    await tx.regionSupply.deleteMany({ where: { regionCode: code } });
    return;
  }
  await tx.regionSupply.upsert({
    where: { regionCode: code },
    create: { regionCode: code, ...supply },
    update: supply,
  });
}

/** Whether the account is present; it can't be removed until this transaction ends. */
export async function lockAccount(tx: Transaction, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT FROM provider_account WHERE id = ${id}::uuid AND removed_at IS NULL FOR SHARE`;
  return rows.length > 0;
}
