import { Prisma } from '../generated/prisma/client.js';
import { sqlState } from './sql-state.js';

/** exclusion_violation, for which Prisma has no code of its own. */
const EXCLUSION = '23P01';

/**
 * True when a write was refused because it would have repeated what must be unique: a value (SQLSTATE 23505, Prisma's
 * P2002), or a part of a range that an exclusion constraint keeps apart.
 */
export function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === 'P2002' || sqlState(error) === EXCLUSION;
}
