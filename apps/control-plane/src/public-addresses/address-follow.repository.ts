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

/** What decides whether the site's address goes along; undefined for one of no pool. A tenant's transaction may ask. */
export async function readToFollow(
  tx: Transaction,
  siteId: Id,
  toRelayId: Id,
): Promise<(Omit<ToFollow, 'staying'> & { mates: Id[] }) | undefined> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT * FROM address_to_follow(${siteId}::uuid, ${toRelayId}::uuid)`;
  if (!row) return undefined;
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
