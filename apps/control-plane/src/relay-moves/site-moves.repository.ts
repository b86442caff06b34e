import type { Id } from '@tresse/contracts';
import { endAssignments } from '../assignments/assignments.repository.js';
import { newId, type Transaction } from '../database/index.js';
import type { LeftPlace } from '../desired-state/index.js';
import type { RelayPlace } from '../relays/relay-places.repository.js';
import type { MoveCause } from './move-step.js';

/** A site's change of place; its row is locked. */
export interface PlaceChange {
  /** As it is before. */
  site: RelayPlace & { id: Id; tenantId: Id; generation: number };
  to: RelayPlace;
  cause: MoveCause;
  /** The former relay serves on beside, until the move is in force where the site's address `follows`. */
  keeps: boolean;
  follows: boolean;
}

/** Places that sites have left and that are to be taken down, by site. */
export type LeftPlaces = ReadonlyMap<Id, readonly LeftPlace[]>;

/**
 * Gives the sites their places on other relays, and their port forwards with them. The next generation of each site is the
 * move's. Returns the places that are to be taken down with it.
 */
export async function changePlaces(tx: Transaction, changes: readonly PlaceChange[]): Promise<LeftPlaces> {
  const at = new Date();
  const ended = await endRows(
    tx,
    changes.map(({ site, to }) => ({ siteId: site.id, backTo: to.relayId })),
    at,
  );
  const places = changes.map(({ site: { id }, to }) => ({ id, ...to }));
  await tx.$executeRaw`
    UPDATE site s SET relay_id = one."relayId", relay_index = one."relayIndex", moves = s.moves + 1, stranded_since = NULL
    FROM jsonb_to_recordset(${JSON.stringify(places)}::jsonb) AS one (id uuid, "relayId" uuid, "relayIndex" integer)
    WHERE s.id = one.id`;
  await tx.$executeRaw`
    UPDATE port_forward f SET relay_id = one."relayId"
    FROM jsonb_to_recordset(${JSON.stringify(places)}::jsonb) AS one (id uuid, "relayId" uuid)
    WHERE f.site_id = one.id`;
  await tx.siteMove.createMany({
    data: changes.map(({ site, to, cause, keeps, follows }) => ({
      ...{ id: newId(), tenantId: site.tenantId, siteId: site.id },
      ...{ fromRelayId: site.relayId, fromIndex: site.relayIndex, toRelayId: to.relayId },
      ...{ cause, generation: site.generation + 1, at, leftAt: keeps ? null : at, follows },
    })),
  });
  const gone = changes
    .filter(({ keeps }) => !keeps)
    .map(({ site: { id: siteId, relayId, relayIndex } }) => ({ siteId, relayId, relayIndex }));
  return takeDown(tx, [...ended, ...gone]);
}

/** {@link changePlaces} of one site. */
export async function changePlace(tx: Transaction, change: PlaceChange): Promise<readonly LeftPlace[]> {
  return (await changePlaces(tx, [change])).get(change.site.id) ?? [];
}

/** How many sites' connections of before live on at the relay, beside the sites that it has. */
export async function countLeaving(tx: Transaction, relayId: Id): Promise<number> {
  return tx.siteMove.count({ where: { fromRelayId: relayId, leftAt: null } });
}

/** Ends what still stands at the sites' former relays, and their faces there; gives the places to be taken down. */
export async function endMoves(tx: Transaction, siteIds: readonly Id[]): Promise<LeftPlaces> {
  const ends = siteIds.map((siteId) => ({ siteId, backTo: null }));
  return takeDown(tx, await endRows(tx, ends, new Date()));
}

interface Place extends RelayPlace {
  siteId: Id;
}

/** The places that these sites were still leaving; not one on the relay that its site goes back to now. */
async function endRows(
  tx: Transaction,
  ends: readonly { siteId: Id; backTo: Id | null }[],
  at: Date,
): Promise<Place[]> {
  const rows = await tx.$queryRaw<(Place & { back: boolean })[]>`
    UPDATE site_move m SET left_at = ${at}
    FROM jsonb_to_recordset(${JSON.stringify(ends)}::jsonb) AS one ("siteId" uuid, "backTo" uuid)
    WHERE m.site_id = one."siteId" AND m.left_at IS NULL
    RETURNING m.site_id AS "siteId", m.from_relay_id AS "relayId", m.from_index AS "relayIndex",
      m.from_relay_id IS NOT DISTINCT FROM one."backTo" AS back`;
  return rows.filter(({ back }) => !back).map(({ back: _, ...place }) => place);
}

/** A relay whose device was revoked can be told of nothing. */
async function takeDown(tx: Transaction, places: readonly Place[]): Promise<LeftPlaces> {
  const left = new Map<Id, LeftPlace[]>();
  if (places.length === 0) return left;
  await endAssignments(tx, places);
  const devices = await tx.device.findMany({
    where: { relayId: { in: places.map(({ relayId }) => relayId) }, revokedAt: null },
    select: { id: true, relayId: true },
  });
  const deviceOf = new Map(devices.map(({ id, relayId }) => [relayId, id]));
  for (const { siteId, relayId, relayIndex } of places) {
    const relayDevice = deviceOf.get(relayId);
    if (relayDevice !== undefined)
      left.set(siteId, [...(left.get(siteId) ?? []), { relayDevice, relayIndex }]);
  }
  return left;
}
