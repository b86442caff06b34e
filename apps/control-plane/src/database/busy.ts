import { Prisma } from '../generated/prisma/client.js';
import { sqlState } from './sql-state.js';

/**
 * Prisma's codes for a database that could not take the work now, and may in a moment (Prisma error reference): not
 * reached (P1001, P1002), closed the connection (P1017), no connection free (P2024, P2037), a transaction that waited or
 * lasted too long (P2028), two that stood in each other's way (P2034).
 */
const CODES: ReadonlySet<string> = new Set(['P1001', 'P1002', 'P1017', 'P2024', 'P2028', 'P2034', 'P2037']);

/** lock_not_available and query_canceled: the server ended what waited or lasted too long. */
const STATES: ReadonlySet<string | undefined> = new Set(['55P03', '57014']);

/** True when the same work may succeed a moment later: it failed for want of the database, and was undone. */
export function isBusy(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return CODES.has(error.code) || STATES.has(sqlState(error));
}
