import type { Id, Ipv6Cidr, Region, Relay, RelayChange, RelayInput, RelaySummary } from '@tresse/contracts';
import { readPool } from '../assignments/relay-pool.repository.js';
import { newId, type Transaction } from '../database/index.js';
import type { Prisma } from '../generated/prisma/client.js';
import { ApiError } from '../http/index.js';
import { readInstallation } from '../placement/placement.repository.js';
import { isAtWork } from '../placement/room.js';
import { readEmptying } from '../relay-moves/emptying.repository.js';
import { relaySummary, relayView } from './relay.mapper.js';

/** All regions, each with whether a relay of it is at work. One without room is: who asks for it has another ordered. */
export async function readRegions(tx: Transaction): Promise<Region[]> {
  const { regions, relays } = await readInstallation(tx);
  return regions.map((region) => ({
    ...region,
    ready: relays.some((relay) => relay.region === region.code && isAtWork(relay)),
  }));
}

/** Makes the region where it is missing. */
export async function ensureRegion(tx: Transaction, region: Omit<Region, 'ready'>): Promise<void> {
  const { en, fr } = region.name;
  await tx.region.upsert({
    where: { code: region.code },
    create: { code: region.code, nameEn: en, nameFr: fr },
    update: {},
  });
}

export async function insertRelay(tx: Transaction, input: RelayInput): Promise<Id> {
  const id = newId();
  await tx.relay.create({
    data: {
      id,
      name: input.name,
      regionCode: input.region,
      publicAddress: input.publicAddress,
      ipv6Prefix: input.ipv6Prefix,
      lineKbit: input.lineKbit,
      mostSites: input.mostSites,
    },
  });
  return id;
}

export async function updateRelay(tx: Transaction, id: Id, change: RelayChange): Promise<void> {
  const { name, ipv6Prefix, lineKbit, mostSites } = change;
  await tx.relay.update({ where: { id }, data: { name, ipv6Prefix, lineKbit, mostSites } });
}

/** Prefixes of all other relays, removed ones too: the database keeps all of them apart. */
export async function readOtherPrefixes(tx: Transaction, relayId: Id): Promise<Ipv6Cidr[]> {
  const rows = await tx.relay.findMany({
    where: { id: { not: relayId }, ipv6Prefix: { not: null } },
    select: { ipv6Prefix: true },
  });
  return rows.flatMap(({ ipv6Prefix }) => ipv6Prefix ?? []);
}

/** A site whose LAN has IPv6. */
export interface Ipv6Site {
  id: Id;
  name: string;
  tenant: string;
  relayIndex: number;
}

/** The relay's present sites whose LANs have IPv6, always in one order. */
export async function readIpv6Sites(tx: Transaction, relayId: Id): Promise<Ipv6Site[]> {
  const sites = await tx.site.findMany({
    where: { relayId, removedAt: null, lan: { path: ['ipv6'], equals: true } },
    select: { id: true, name: true, relayIndex: true, tenant: { select: { name: true } } },
    orderBy: { id: 'asc' },
  });
  return sites.map(({ tenant, ...site }) => ({ ...site, tenant: tenant.name }));
}

/** All that a relay's view is made of. */
const VIEWED = {
  account: { select: { id: true, name: true, provider: true } },
  devices: { where: { revokedAt: null }, include: { reportedState: true } },
  claims: { where: { revokedAt: null }, orderBy: { createdAt: 'desc' }, take: 1 },
  _count: { select: { sites: { where: { removedAt: null } } } },
} as const satisfies Prisma.RelayInclude;

/** The present relays, the oldest first. */
export async function listRelays(tx: Transaction): Promise<RelaySummary[]> {
  const rows = await tx.relay.findMany({
    where: { removedAt: null },
    orderBy: { createdAt: 'asc' },
    include: VIEWED,
  });
  return rows.map(relaySummary);
}

/** The present relay of this id; null when there is none. */
export async function readRelay(tx: Transaction, id: Id): Promise<Relay | null> {
  const row = await tx.relay.findUnique({ where: { id, removedAt: null }, include: VIEWED });
  if (!row) return null;
  return { ...relayView(row), addresses: await readPool(tx, id), emptying: await readEmptying(tx, id) };
}

/** The same. @throws ApiError `not-found` when there is none */
export async function requireRelay(tx: Transaction, id: Id): Promise<Relay> {
  const relay = await readRelay(tx, id);
  if (!relay) throw new ApiError('not-found');
  return relay;
}

/** The relay with this public address. */
export async function findRelayAt(
  tx: Transaction,
  publicAddress: string,
): Promise<{ id: Id; enrolled: boolean } | null> {
  const row = await tx.relay.findUnique({
    where: { publicAddress },
    select: { id: true, devices: { where: { revokedAt: null }, select: { id: true } } },
  });
  return row && { id: row.id, enrolled: row.devices.length > 0 };
}
