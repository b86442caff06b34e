import { Id, type PageQuery } from '@tresse/contracts';
import { z } from 'zod';
import { ApiError } from './api-error.js';
import { fieldProblem } from './field-problem.js';

/** Place in a list ordered by instant, then id. */
export interface PagePlace {
  at: Date;
  id: Id;
}

/** Milliseconds of Unix time up to the year 9999, the last that ISO 8601 writes with four digits. */
const Milliseconds = z.coerce
  .number()
  .int()
  .min(0)
  .max(Date.UTC(9_999, 11, 31));

const Text = z.tuple([Id, Milliseconds, Id]);

/** The opaque text of a place in the list of this owner: the site of a timeline, the tenant of an audit log. */
export function pageCursor(owner: Id, { at, id }: PagePlace): string {
  return Buffer.from([owner, at.getTime(), id].join('.')).toString('base64url');
}

/**
 * The place in a cursor; undefined for none.
 *
 * @throws ApiError `request.invalid` at `cursor` for one that was not made here, or for another list.
 */
export function readPageCursor(owner: Id, cursor: string | undefined): PagePlace | undefined {
  if (cursor === undefined) return undefined;
  const parsed = Text.safeParse(Buffer.from(cursor, 'base64url').toString().split('.'));
  if (!parsed.success || parsed.data[0] !== owner) throw badCursor();
  return { at: new Date(parsed.data[1]), id: parsed.data[2] };
}

/**
 * What to ask the database for one page of the owner's list, newest first: one row more than the page holds.
 *
 * @throws ApiError `request.invalid` at `cursor`
 */
export function newestFirst(owner: Id, { cursor, limit }: PageQuery) {
  const place = readPageCursor(owner, cursor);
  return {
    where: place ? { OR: [{ at: { lt: place.at } }, { at: place.at, id: { lt: place.id } }] } : {},
    orderBy: [{ at: 'desc' as const }, { id: 'desc' as const }],
    take: limit + 1,
  };
}

/** The page in those rows, as people see them, with the cursor of the page after. */
export function pageIn<Row extends PagePlace, View>(
  owner: Id,
  { limit }: PageQuery,
  rows: readonly Row[],
  view: (row: Row) => View,
): { items: View[]; next: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { items: page.map(view), next: rows.length > limit && last ? pageCursor(owner, last) : null };
}

/** What is answered to a cursor that is none. */
export function badCursor(): ApiError {
  return new ApiError('request.invalid', [fieldProblem('cursor', 'field.invalid')]);
}
