import { ForwardProtocol, type Id, type Ipv4, type PublicFace } from '@tresse/contracts';
import { readOpenFaces, readStanding } from '../../assignments/assignments.repository.js';
import type { Transaction } from '../../database/index.js';
import { readAllToFollow } from '../../public-addresses/address-follow.repository.js';
import { readFreePlaces } from '../../relays/relay-places.repository.js';
import type { BatchFacts, BatchRelay, BatchSite, TakenPorts } from './batch-facts.js';
import type { LockedSite } from './locks.repository.js';

/** What the moves of these sites to these relays rest on, once all of both are locked. */
export async function readBatch(
  tx: Transaction,
  locked: readonly LockedSite[],
  to: readonly Id[],
): Promise<BatchFacts> {
  const ids = locked.map(({ id }) => id);
  const relays = await readRelays(tx, to, ids.length);
  const standing = await readStanding(tx, ids);
  const own = locked.flatMap(({ id, relayId }) => {
    const face = standing.get(id)?.get(relayId);
    return face && face.ports === null ? [id] : [];
  });
  const addresses = await readAllToFollow(tx, own, to);
  const faces = [...relays.values()].flatMap((relay) => relay.faces.map(({ face }) => face.address));
  const held = [...standing.values()].flatMap((ofSite) => [...ofSite.values()].map(({ address }) => address));
  const ports = await readPorts(tx, [...new Set([...faces, ...held])], ids);
  const relayAddresses = await readAddresses(
    tx,
    locked.map(({ relayId }) => relayId),
  );
  const sites = locked.map((site): [Id, BatchSite] => {
    const ofSite: ReadonlyMap<Id, PublicFace> = standing.get(site.id) ?? new Map();
    const address = ofSite.get(site.relayId)?.address ?? relayAddresses.get(site.relayId) ?? null;
    return [
      site.id,
      { ...site, address, faces: ofSite, ports: ports.filter(({ siteId }) => siteId === site.id) },
    ];
  });
  return { sites: new Map(sites), relays, addresses, ports };
}

interface RelayRow {
  id: Id;
  name: string;
  room: number;
}

async function readRelays(
  tx: Transaction,
  ids: readonly Id[],
  sites: number,
): Promise<ReadonlyMap<Id, BatchRelay>> {
  const rows = await tx.$queryRaw<RelayRow[]>`
    SELECT r.id, r.name, CASE WHEN r.condemned THEN 0 ELSE r.most_sites - coalesce(l.sites, 0) END AS room
    FROM relay r LEFT JOIN relay_load() l ON l.relay_id = r.id
    WHERE r.id = ANY(${[...ids]}::uuid[]) AND r.removed_at IS NULL`;
  const places = await readFreePlaces(tx, ids, sites + 1);
  const faces = await readOpenFaces(tx, ids);
  return new Map(
    rows.map((row) => [row.id, { ...row, places: places.get(row.id) ?? [], faces: faces.get(row.id) ?? [] }]),
  );
}

/** Ports at these addresses, and those of these sites wherever. */
async function readPorts(
  tx: Transaction,
  addresses: readonly Ipv4[],
  sites: readonly Id[],
): Promise<TakenPorts[]> {
  const rows = await tx.portForward.findMany({
    where: { OR: [{ address: { in: [...addresses] } }, { siteId: { in: [...sites] } }] },
  });
  return rows.map(({ siteId, address, protocol, publicPortFirst: first, publicPortLast: last }) => ({
    ...{ siteId, address, protocol: ForwardProtocol.parse(protocol), publicPorts: { first, last } },
  }));
}

async function readAddresses(tx: Transaction, relays: readonly Id[]): Promise<ReadonlyMap<Id, Ipv4 | null>> {
  const rows = await tx.relay.findMany({
    where: { id: { in: [...new Set(relays)] } },
    select: { id: true, publicAddress: true },
  });
  return new Map(rows.map(({ id, publicAddress }) => [id, publicAddress]));
}
