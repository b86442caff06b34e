import { type Id, type Ipv4, ProviderKind } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';
import type { ToFollow } from './follow-step.js';

interface Row {
  id: Id;
  ip: Ipv4;
  account_id: Id | null;
  provider_address_id: string | null;
  provider: string | null;
  settled: boolean | null;
  from_relay: Id;
  from_account: Id | null;
  from_region: string | null;
  from_server: string | null;
  to_account: Id | null;
  to_region: string | null;
  to_server: string | null;
  mates: Id[];
}

/** An address with the other sites that have it. */
export type AddressToFollow = Omit<ToFollow, 'staying'> & { mates: Id[] };

/** What decides whether the site's address goes along; undefined for one of no pool. A tenant's transaction may ask. */
export async function readToFollow(
  tx: Transaction,
  siteId: Id,
  toRelayId: Id,
): Promise<AddressToFollow | undefined> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT * FROM address_to_follow(${siteId}::uuid, ${toRelayId}::uuid)`;
  return row && toFollow(row, toRelayId);
}

function toFollow(row: Row, toRelayId: Id): AddressToFollow {
  return {
    address: {
      id: row.id,
      ip: row.ip,
      accountId: row.account_id,
      providerAddressId: row.provider_address_id,
      provider: ProviderKind.nullable().parse(row.provider),
      settled: row.settled ?? false,
    },
    from: {
      relayId: row.from_relay,
      accountId: row.from_account,
      providerRegion: row.from_region,
      serverId: row.from_server,
    },
    to: {
      relayId: toRelayId,
      accountId: row.to_account,
      providerRegion: row.to_region,
      serverId: row.to_server,
    },
    mates: row.mates,
  };
}

/** False when somebody else has moved it meanwhile. */
export async function send(
  tx: Transaction,
  addressId: Id,
  { from, to, atOnce }: { from: Id; to: Id; atOnce: boolean },
): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ sent: boolean }[]>`
    SELECT send_address(${addressId}::uuid, ${from}::uuid, ${to}::uuid, ${atOnce}) AS sent`;
  return row?.sent ?? false;
}

/** {@link readToFollow} of several sites and relays; by site, and there by relay. */
export async function readAllToFollow(
  tx: Transaction,
  siteIds: readonly Id[],
  toRelayIds: readonly Id[],
): Promise<ReadonlyMap<Id, ReadonlyMap<Id, AddressToFollow>>> {
  if (siteIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<(Row & { site_id: Id; to_relay: Id })[]>`
    SELECT wanted.site AS site_id, wanted.relay AS to_relay, found.* FROM (
      SELECT site, relay FROM unnest(${[...siteIds]}::uuid[]) AS site, unnest(${[...toRelayIds]}::uuid[]) AS relay
    ) AS wanted, LATERAL address_to_follow(wanted.site, wanted.relay) AS found`;
  const known = new Map<Id, Map<Id, AddressToFollow>>();
  for (const { site_id: siteId, to_relay: toRelayId, ...row } of rows) {
    const own = known.get(siteId) ?? new Map<Id, AddressToFollow>();
    known.set(siteId, own.set(toRelayId, toFollow(row, toRelayId)));
  }
  return known;
}

/** An address on its way from relay to relay. */
export interface Sending {
  addressId: Id;
  from: Id;
  to: Id;
  atOnce: boolean;
}

/** Sends addresses whose rows are locked, so that nobody else has moved them meanwhile. @throws Error when somebody has */
export async function sendAll(tx: Transaction, sendings: readonly Sending[]): Promise<void> {
  if (sendings.length === 0) return;
  const rows = await tx.$queryRaw<{ sent: boolean }[]>`
    SELECT send_address(one."addressId", one."from", one."to", one."atOnce") AS sent
    FROM jsonb_to_recordset(${JSON.stringify(sendings)}::jsonb)
      AS one ("addressId" uuid, "from" uuid, "to" uuid, "atOnce" boolean)`;
  if (!rows.every(({ sent }) => sent)) throw new Error('An address that was locked has been sent elsewhere.');
}
