import { type Id, type PageQuery, SiteEvent, type SiteEventKind } from '@tresse/contracts';
import { newId, type Transaction } from '../database/index.js';
import { pageCursor, readPageCursor } from '../http/page-cursor.js';

/** What the control plane itself adds to a site's timeline. */
export interface NewEvent {
  tenantId: Id;
  siteId: Id;
  kind: SiteEventKind;
  actor: string | null;
  data?: SiteEvent['data'];
  /** When it happened; now unless said. */
  at?: Date;
}

interface EventRow {
  id: string;
  at: Date;
  kind: string;
  lineId: string | null;
  actor: string | null;
  data: unknown;
}

/** Adds an event; returns its id for the live feed. */
export async function insertEvent(tx: Transaction, event: NewEvent): Promise<Id> {
  const id = newId();
  await tx.event.create({ data: { id, at: new Date(), ...event, data: event.data ?? {} } });
  return id;
}

/** One page of a site's timeline, newest first. */
export async function readEvents(
  tx: Transaction,
  siteId: Id,
  query: PageQuery,
): Promise<{ items: SiteEvent[]; next: string | null }> {
  const cursor = readPageCursor(siteId, query.cursor);
  const rows = await tx.event.findMany({
    where: {
      siteId,
      ...(cursor ? { OR: [{ at: { lt: cursor.at } }, { at: cursor.at, id: { lt: cursor.id } }] } : {}),
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: query.limit + 1,
  });
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    items: page.map(siteEvent),
    next: rows.length > page.length && last ? pageCursor(siteId, last) : null,
  };
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
