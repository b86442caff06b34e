import { Braid, ForwardProtocol, type Id, type PublicPorts } from '@tresse/contracts';
import { endAssignment } from '../assignments/assignments.repository.js';
import { newId, type Transaction } from '../database/index.js';
import type { LeftPlace } from '../desired-state/index.js';
import type { RelayPlace } from '../relays/relay-places.repository.js';
import { lockSite } from '../sites/sites.repository.js';
import type { MoveCause } from './move-step.js';

/** A site where it is before a move; its row is locked. */
export interface PlacedSite extends RelayPlace {
  id: Id;
  tenantId: Id;
  name: string;
  generation: number;
  profile: Braid['profile'];
}

/** The present site, locked until the transaction ends. */
export async function findPlacedSite(tx: Transaction, id: Id): Promise<PlacedSite | undefined> {
  if ((await lockSite(tx, id)) === undefined) return undefined;
  const row = await tx.site.findUniqueOrThrow({ where: { id } });
  const { tenantId, name, generation, relayId, relayIndex } = row;
  return { id, tenantId, name, generation, relayId, relayIndex, profile: Braid.parse(row.braid).profile };
}

/** Locks those of the present sites that nobody is changing. */
export async function lockFreeSites(tx: Transaction, ids: readonly Id[]): Promise<ReadonlySet<Id>> {
  const rows = await tx.$queryRaw<{ id: Id }[]>`
    SELECT id FROM site WHERE id = ANY(${[...ids]}::uuid[]) AND removed_at IS NULL ORDER BY id FOR UPDATE SKIP LOCKED`;
  return new Set(rows.map(({ id }) => id));
}

export async function publicPortsOf(tx: Transaction, siteId: Id): Promise<PublicPorts[]> {
  const rows = await tx.portForward.findMany({ where: { siteId } });
  return rows.map(({ protocol, publicPortFirst: first, publicPortLast: last }) => ({
    protocol: ForwardProtocol.parse(protocol),
    publicPorts: { first, last },
  }));
}

export async function nameOfRelay(tx: Transaction, id: Id): Promise<string> {
  return (await tx.relay.findUnique({ where: { id }, select: { name: true } }))?.name ?? '';
}

/**
 * Gives the site its place on another relay, and its port forwards with it. The former relay serves on beside while
 * `keeps`, until the move is in force where the site's address `follows`. The next generation of the site is the move's. Returns the places that are to be taken down with it.
 */
export async function changePlace(
  tx: Transaction,
  site: Pick<PlacedSite, 'id' | 'tenantId' | 'relayId' | 'relayIndex' | 'generation'>,
  to: RelayPlace,
  { cause, keeps, follows = false }: { cause: MoveCause; keeps: boolean; follows?: boolean },
): Promise<LeftPlace[]> {
  const { id: siteId, tenantId, relayId, relayIndex } = site;
  const left = await endMove(tx, siteId, to);
  await tx.site.update({
    where: { id: siteId },
    data: { ...to, moves: { increment: 1 }, strandedSince: null },
  });
  await tx.portForward.updateMany({ where: { siteId }, data: { relayId: to.relayId } });
  await tx.siteMove.create({
    data: {
      id: newId(),
      tenantId,
      siteId,
      fromRelayId: relayId,
      fromIndex: relayIndex,
      toRelayId: to.relayId,
      cause,
      generation: site.generation + 1,
      at: new Date(),
      leftAt: keeps ? null : new Date(),
      follows,
    },
  });
  if (keeps) return left;
  await endAssignment(tx, siteId, relayId);
  return [...left, ...(await placeLeft(tx, relayId, relayIndex))];
}

/** How many sites' connections of before live on at the relay, beside the sites that it has. */
export async function countLeaving(tx: Transaction, relayId: Id): Promise<number> {
  return tx.siteMove.count({ where: { fromRelayId: relayId, leftAt: null } });
}

/**
 * Ends what still stands at the site's former relay, and its face there; not where it goes back to that one now. Gives the
 * places to be taken down.
 */
export async function endMove(tx: Transaction, siteId: Id, backTo?: RelayPlace): Promise<LeftPlace[]> {
  const open = await tx.siteMove.findFirst({ where: { siteId, leftAt: null } });
  if (!open) return [];
  await tx.siteMove.update({ where: { id: open.id }, data: { leftAt: new Date() } });
  if (open.fromRelayId === backTo?.relayId) return [];
  await endAssignment(tx, siteId, open.fromRelayId);
  return placeLeft(tx, open.fromRelayId, open.fromIndex);
}

async function placeLeft(tx: Transaction, relayId: Id, relayIndex: number): Promise<LeftPlace[]> {
  const device = await tx.device.findFirst({ where: { relayId, revokedAt: null }, select: { id: true } });
  return device ? [{ relayDevice: device.id, relayIndex }] : [];
}
