import { Id } from '@tresse/contracts';
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

/** What is answered to a cursor that is none. */
export function badCursor(): ApiError {
  return new ApiError('request.invalid', [fieldProblem('cursor', 'field.invalid')]);
}
