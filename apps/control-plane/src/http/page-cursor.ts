import { Id } from '@tresse/contracts';
import { z } from 'zod';

/** Place in a list ordered by instant, then id. */
export interface PagePlace {
  at: Date;
  id: Id;
}

const Text = z.tuple([z.coerce.number(), Id]);

/** The opaque text of a place. */
export function pageCursor({ at, id }: PagePlace): string {
  return Buffer.from(`${at.getTime()}.${id}`).toString('base64url');
}

/** The place in a cursor; undefined for none, and for one that was not made here. */
export function readPageCursor(cursor: string | undefined): PagePlace | undefined {
  if (cursor === undefined) return undefined;
  const parsed = Text.safeParse(Buffer.from(cursor, 'base64url').toString().split('.'));
  return parsed.success ? { at: new Date(parsed.data[0]), id: parsed.data[1] } : undefined;
}
