import { Id } from '@tresse/contracts';
import { z } from 'zod';
import { badCursor } from '../http/page-cursor.js';

/** Place in the fleet's order: harm, then name, then id. */
export interface FleetPlace {
  harm: number;
  name: string;
  id: Id;
}

const Name = z.string().refine((name) => !name.includes('\0'));
const Tuple = z.tuple([z.int().min(0).max(100), Name, Id]);

/** The opaque text of a place. */
export function fleetCursor({ harm, name, id }: FleetPlace): string {
  return Buffer.from(JSON.stringify([harm, name, id])).toString('base64url');
}

/**
 * The place in a cursor; undefined for none.
 *
 * @throws ApiError `request.invalid` at `cursor` for one that was not made here.
 */
export function readFleetCursor(cursor: string | undefined): FleetPlace | undefined {
  if (cursor === undefined) return undefined;
  try {
    const [harm, name, id] = Tuple.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { harm, name, id };
  } catch {
    throw badCursor();
  }
}
