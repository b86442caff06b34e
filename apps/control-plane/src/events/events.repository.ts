import { type Id, type PageQuery, SiteEvent, type SiteEventKind } from '@tresse/contracts';
import { announce } from '../announcements/announce.repository.js';
import { newId, type Transaction } from '../database/index.js';
import { newestFirst, pageIn } from '../http/page-cursor.js';

/** Whose timeline an event stands in. */
export type TimelineOwner = { siteId: Id; tenantId: Id } | { relayId: Id };

/** What the control plane itself adds to a timeline. */
export type NewEvent = TimelineOwner & {
  kind: SiteEventKind;
  actor: string | null;
  data?: SiteEvent['data'];
  /** When it happened; now unless said. */
  at?: Date;
};

interface EventRow {
  id: string;
  at: Date;
  kind: string;
  lineId: string | null;
  actor: string | null;
  data: unknown;
}

/** Adds an event, and announces that of a site to whom it concerns; returns its id for the live feed. */
export async function insertEvent(tx: Transaction, event: NewEvent): Promise<Id> {
  const [id = ''] = await insertEvents(tx, [event]);
  return id;
}

/** The same of several; the ids in their order. */
export async function insertEvents(tx: Transaction, events: readonly NewEvent[]): Promise<Id[]> {
  const at = new Date();
  const rows = events.map((event) => ({ id: newId(), at, ...event, data: event.data ?? {} }));
  await tx.event.createMany({ data: rows });
  await announce(
    tx,
    rows.flatMap((row) => ('siteId' in row ? [row] : [])),
  );
  return rows.map(({ id }) => id);
}

/** One page of a site's or a relay's timeline, newest first. */
export async function readEvents(
  tx: Transaction,
  owner: { siteId: Id } | { relayId: Id },
  query: PageQuery,
): Promise<{ items: SiteEvent[]; next: string | null }> {
  const id = 'siteId' in owner ? owner.siteId : owner.relayId;
  const { where, ...order } = newestFirst(id, query);
  const rows = await tx.event.findMany({ where: { ...owner, ...where }, ...order });
  return pageIn(id, query, rows, siteEvent);
}

/** One event, if it is the site's. */
export async function readEvent(tx: Transaction, siteId: Id, id: Id): Promise<SiteEvent | null> {
  const row = await tx.event.findFirst({ where: { id, siteId } });
  return row && siteEvent(row);
}

function siteEvent(row: EventRow): SiteEvent {
  return SiteEvent.parse({
    id: row.id,
    at: row.at.toISOString(),
    kind: row.kind,
    lineId: row.lineId,
    actor: row.actor,
    data: row.data,
  });
}
