import { type Id, type Ipv4, RelayGoal, RelayLoad, RelayState } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';
import { FACE_PORTS } from '../desired-state/addressing-plan.js';
import type { PlaceableRelay } from './room.js';
import { fresh, KeptRoundTrips } from './round-trips.js';

/** A relay as placement sees it, with the address that sites ask. */
export type KnownRelay = PlaceableRelay & { publicAddress: Ipv4 | null };

/** What an installation has. */
export interface Installation {
  regions: { code: string; name: { en: string; fr: string } }[];
  relays: KnownRelay[];
}

/** A relay that has said nothing for so long has an unknown load, in ms. */
const LOAD_COUNTS_MS = 300_000;

/**
 * Regions and present relays, each the oldest first; a tenant's transaction may ask. Whether a relay has a face costs a look
 * at each, so it is taken for granted unless asked: for the site's tenant, without a site for the transaction's.
 */
export async function readInstallation(
  tx: Transaction,
  facesFor?: { siteId: Id | null },
  now = Date.now(),
): Promise<Installation> {
  const regions = await tx.region.findMany({ orderBy: [{ createdAt: 'asc' }, { code: 'asc' }] });
  const relays = await tx.relay.findMany({
    where: { removedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: { devices: { where: { revokedAt: null }, select: { online: true } } },
  });
  const loads = await tx.$queryRaw<{ relayId: Id; sites: number }[]>`
    SELECT relay_id AS "relayId", sites FROM relay_load()`;
  const faced = facesFor && (await withFaces(tx, facesFor.siteId));
  const sitesOf = new Map(loads.map(({ relayId, sites }) => [relayId, sites]));
  return {
    regions: regions.map(({ code, nameEn: en, nameFr: fr }) => ({ code, name: { en, fr } })),
    relays: relays.map((row) => ({
      ...placeableRelay(row, { sites: sitesOf.get(row.id) ?? 0, hasFace: faced?.has(row.id) ?? true }, now),
      publicAddress: row.publicAddress,
    })),
  };
}

/** Columns of a present relay, and its present device. */
interface RelayColumns {
  id: Id;
  regionCode: string;
  accountId: Id | null;
  state: string;
  wanted: string;
  condemned: boolean;
  problem: unknown;
  lostAt: Date | null;
  mostSites: number;
  steadyLoad: unknown;
  lineKbit: number | null;
  devices: { online: boolean }[];
}

/** A relay as placement sees it; `now` in ms. */
export function placeableRelay(
  row: RelayColumns,
  { sites, hasFace }: Pick<PlaceableRelay, 'sites' | 'hasFace'>,
  now: number,
): PlaceableRelay {
  const [device] = row.devices;
  return {
    id: row.id,
    region: row.regionCode,
    state: RelayState.parse(row.state),
    goal: row.condemned ? 'gone' : RelayGoal.parse(row.wanted),
    hasProblem: row.problem !== null,
    toInstall: row.accountId === null && row.state === 'installing' && device === undefined,
    online: row.lostAt === null && (device?.online ?? false),
    hasFace,
    sites,
    mostSites: row.mostSites,
    load: countingLoad(row.steadyLoad, now),
    lineKbit: row.lineKbit,
  };
}

/** Relays with an address or ports left for a tenant. */
async function withFaces(tx: Transaction, siteId: Id | null): Promise<ReadonlySet<Id>> {
  const rows = await tx.$queryRaw<{ relayId: Id }[]>`
    SELECT r.id AS "relayId" FROM relay r
    WHERE r.removed_at IS NULL AND EXISTS (
      SELECT FROM free_face(
        r.id, coalesce((SELECT s.tenant_id FROM site s WHERE s.id = ${siteId}::uuid), current_tenant()),
        ${[...FACE_PORTS.first]}::integer[], ${FACE_PORTS.size}::integer
      )
    )`;
  return new Set(rows.map(({ relayId }) => relayId));
}

/** The present relays, those of a region or all. */
export async function readPlaceable(tx: Transaction, region?: string): Promise<Id[]> {
  const where = { removedAt: null, ...(region !== undefined && { regionCode: region }) };
  return (await tx.relay.findMany({ where, select: { id: true } })).map(({ id }) => id);
}

/** Codes of all regions. */
export async function readRegionCodes(tx: Transaction): Promise<string[]> {
  return (await tx.region.findMany({ select: { code: true } })).map(({ code }) => code);
}

function countingLoad(stored: unknown, now: number): RelayLoad | null {
  const load = RelayLoad.safeParse(stored).data;
  return load && now - Date.parse(load.at) < LOAD_COUNTS_MS ? load : null;
}

/** What the site has measured that still counts; nothing for one that is not there. */
export async function readRoundTrips(tx: Transaction, siteId: Id, now = Date.now()): Promise<KeptRoundTrips> {
  const site = await tx.site.findUnique({ where: { id: siteId }, select: { roundTrips: true } });
  return fresh(KeptRoundTrips.safeParse(site?.roundTrips).data ?? {}, now);
}

/** Keeps what the site has measured; words of one box come one by one. */
export async function storeRoundTrips(tx: Transaction, siteId: Id, kept: KeptRoundTrips): Promise<void> {
  await tx.site.update({ where: { id: siteId }, data: { roundTrips: kept } });
}

/** A relay's mean load before this word; undefined for one that was removed. */
export async function lockLoad(
  tx: Transaction,
  relayId: Id,
): Promise<{ steady: RelayLoad | null; seenKbit: number | null } | undefined> {
  const [row] = await tx.$queryRaw<{ steady_load: unknown; seen_kbit: number | null }[]>`
    SELECT steady_load, seen_kbit FROM relay WHERE id = ${relayId}::uuid AND removed_at IS NULL FOR UPDATE`;
  return row && { steady: RelayLoad.safeParse(row.steady_load).data ?? null, seenKbit: row.seen_kbit };
}

/** Keeps what a relay carries: just now, and as a mean. */
export async function storeLoad(
  tx: Transaction,
  relayId: Id,
  loads: { load: RelayLoad; steady: RelayLoad; seenKbit: number },
): Promise<void> {
  const { load, steady, seenKbit } = loads;
  await tx.relay.update({ where: { id: relayId }, data: { load, steadyLoad: steady, seenKbit } });
}

/** A tenant's present site and its box, if it has one; null for one that is not the tenant's. */
export async function readProbingSite(
  tx: Transaction,
  siteId: Id,
): Promise<{ device: { id: Id; online: boolean } | null } | null> {
  const site = await tx.site.findUnique({
    where: { id: siteId, removedAt: null },
    select: { devices: { where: { revokedAt: null }, select: { id: true, online: true } } },
  });
  return site && { device: site.devices[0] ?? null };
}
