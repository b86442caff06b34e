import { Prisma } from '../generated/prisma/client.js';

/** Postgres: exclusion_violation. */
const EXCLUSION = '23P01';

/**
 * True when a write was refused because it would have repeated what must be unique: a value (Prisma's P2002), or a
 * part of a range (an exclusion constraint, which Prisma has no code for).
 */
export function isUniqueViolation(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') return true;
  const cause = error instanceof Error ? error.cause : undefined;
  return (
    typeof cause === 'object' && cause !== null && 'originalCode' in cause && cause.originalCode === EXCLUSION
  );
}
