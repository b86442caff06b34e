import {
  Capabilities,
  ForwardProtocol,
  type Id,
  type Ipv4,
  type Ipv6Cidr,
  type PublicPorts,
} from '@tresse/contracts';
import type { Transaction } from '../database/index.js';

/** A site's place on a relay. */
export interface RelayPlace {
  relayId: Id;
  relayIndex: number;
}

/** Whether a region of this code exists. */
export async function regionExists(tx: Transaction, code: string): Promise<boolean> {
  return (await tx.region.count({ where: { code } })) > 0;
}

/**
 * Takes the smallest free place of the relay, another than `otherThan`; undefined when it is full, or about to be given
 * back. Others wait until this transaction ends, and so does whoever gives the relay back. A relay that is to stand empty has
 * places: a site may have to go back to it.
 */
export async function takePlace(
  tx: Transaction,
  relayId: Id,
  otherThan: number | null = null,
): Promise<RelayPlace | undefined> {
  const [row] = await tx.$queryRaw<
    { place: number | null }[]
  >`SELECT take_relay_place(${relayId}::uuid, ${otherThan}::integer) AS place`;
  if (!row?.place) return undefined;
  const stays = await tx.relay.count({
    where: { id: relayId, removedAt: null, condemned: false },
  });
  return stays > 0 ? { relayId, relayIndex: row.place } : undefined;
}

/** The first free places of these relays, the best first: one that is about to be given back has them as well. */
export async function readFreePlaces(
  tx: Transaction,
  relayIds: readonly Id[],
  atMost: number,
): Promise<ReadonlyMap<Id, number[]>> {
  const rows = await tx.$queryRaw<{ relayId: Id; places: number[] }[]>`
    SELECT relay AS "relayId", ARRAY(
      SELECT f.place FROM free_relay_places(relay, ${atMost}::integer) WITH ORDINALITY AS f (place, rank) ORDER BY f.rank
    ) AS places FROM unnest(${[...relayIds]}::uuid[]) AS relay`;
  return new Map(rows.map(({ relayId, places }) => [relayId, places]));
}

/** The relay's own address on the internet; null while it has none. */
export async function relayAddress(tx: Transaction, relayId: Id): Promise<Ipv4 | null> {
  const relay = await tx.relay.findUnique({ where: { id: relayId }, select: { publicAddress: true } });
  return relay?.publicAddress ?? null;
}

/** What is routed to the relay of IPv6. */
export async function relayPrefix(tx: Transaction, relayId: Id): Promise<Ipv6Cidr | null> {
  const relay = await tx.relay.findUnique({ where: { id: relayId }, select: { ipv6Prefix: true } });
  return relay?.ipv6Prefix ?? null;
}

/** Ports of the public address that sites other than this one use. */
export async function takenPorts(
  tx: Transaction,
  address: Ipv4,
  exceptSite: Id | null,
): Promise<PublicPorts[]> {
  const rows = await tx.$queryRaw<{ protocol: string; first: number; last: number }[]>`
    SELECT protocol, first, last FROM taken_public_ports(${address}, ${exceptSite}::uuid)`;
  return rows.map(({ protocol, first, last }) => ({
    protocol: ForwardProtocol.parse(protocol),
    publicPorts: { first, last },
  }));
}

/** What the relay's kernel and programs offer; null before its first report. */
export async function relayCapabilities(tx: Transaction, relayId: Id): Promise<Capabilities | null> {
  const [row] = await tx.$queryRaw<{ offered: unknown }[]>`
    SELECT relay_capabilities(${relayId}::uuid) AS offered`;
  return Capabilities.safeParse(row?.offered).data ?? null;
}
