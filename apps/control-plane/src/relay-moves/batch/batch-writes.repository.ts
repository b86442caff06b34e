import type { Id } from '@tresse/contracts';
import { announceAddresses } from '../../announcements/address-change.repository.js';
import { insertAssignments } from '../../assignments/assignments.repository.js';
import { insertAudits } from '../../audit/index.js';
import type { Transaction } from '../../database/index.js';
import { insertEvents } from '../../events/events.repository.js';
import { sendAll } from '../../public-addresses/address-follow.repository.js';
import { changePlaces, type LeftPlaces } from '../site-moves.repository.js';
import type { SettledMove } from './batch-facts.js';

/** Writes the sites' faces and places; gives the places that are to be taken down. */
export async function writeMoves(tx: Transaction, moves: readonly SettledMove[]): Promise<LeftPlaces> {
  const sendings = new Map(
    moves.flatMap(({ along, to, cause }) => {
      const atOnce = cause === 'lost' || cause === 'unreached';
      return along ? [[along.addressId, { ...along, to: to.id, atOnce }]] : [];
    }),
  );
  await sendAll(tx, [...sendings.values()]);
  await insertAssignments(
    tx,
    moves.filter(({ hasFace }) => !hasFace).map(({ site, to, face }) => ({ site, relayId: to.id, face })),
  );
  return changePlaces(
    tx,
    moves.map(({ site, to, index, cause, keeps, along }) => ({
      ...{ site, to: { relayId: to.id, relayIndex: index }, cause, keeps, follows: along !== null },
    })),
  );
}

/** Tells timelines, webhooks, names in the DNS and the audit log; gives the ids of each site's events. */
export async function tellMoves(
  tx: Transaction,
  moves: readonly SettledMove[],
): Promise<{ siteId: Id; eventId: Id }[]> {
  const from = await readNames(
    tx,
    moves.map(({ site }) => site.relayId),
  );
  await insertAudits(
    tx,
    moves.map(({ site: { id: subjectId, tenantId, name: subject } }) => ({
      ...{ tenantId, by: null, action: 'site.move', subject, subjectId },
    })),
  );
  const moved = await insertEvents(
    tx,
    moves.map(({ site: { id: siteId, tenantId, relayId }, to, cause }) => ({
      ...{ siteId, tenantId, kind: 'site.moved' as const, actor: null },
      data: { from: from.get(relayId) ?? '', to: to.name, cause },
    })),
  );
  const readdressed = await announceAddresses(
    tx,
    moves.map(({ site: { id: siteId, tenantId, address }, face }) => ({
      ...{ siteId, tenantId, from: address, to: face.address },
    })),
  );
  return [...moves.map(({ site }, at) => ({ siteId: site.id, eventId: moved[at] ?? '' })), ...readdressed];
}

async function readNames(tx: Transaction, ids: readonly Id[]): Promise<ReadonlyMap<Id, string>> {
  const rows = await tx.relay.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  return new Map(rows.map(({ id, name }) => [id, name]));
}
