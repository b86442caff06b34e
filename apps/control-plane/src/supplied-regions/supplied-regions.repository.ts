import { type RegionInput, RelayImage, type SuppliedRegion } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';
import { type PlaceableRelay, roomOf } from '../placement/index.js';
import { readInstallation } from '../placement/placement.repository.js';

const READ = {
  supply: true,
} as const;

/** All regions, the oldest first, or the one of this code. */
export async function readSuppliedRegions(tx: Transaction, code?: string): Promise<SuppliedRegion[]> {
  const rows = await tx.region.findMany({
    where: code === undefined ? {} : { code },
    orderBy: { createdAt: 'asc' },
    include: READ,
  });
  // Room for a tenant that is not there yet: placement's own rule.
  const { relays: all } = await readInstallation(tx, { siteId: null });
  return rows.map((row) => ({
    ...sumOf(all.filter(({ region }) => region === row.code)),
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
  }));
}

function sumOf(relays: readonly PlaceableRelay[]): Pick<SuppliedRegion, 'relays' | 'sites' | 'room'> {
  const sum = (of: (relay: PlaceableRelay) => number) => relays.reduce((all, relay) => all + of(relay), 0);
  return { relays: relays.length, sites: sum(({ sites }) => sites), room: sum(roomOf) };
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
