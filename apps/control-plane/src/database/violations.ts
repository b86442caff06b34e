import { z } from 'zod';
import { Prisma } from '../generated/prisma/client.js';

/** SQLSTATE exclusion_violation, for which Prisma has no code of its own: it stands in what the driver said. */
const Exclusion = z.object({
  driverAdapterError: z.object({ cause: z.object({ originalCode: z.literal('23P01') }) }),
});

/**
 * True when a write was refused because it would have repeated what must be unique: a value (SQLSTATE 23505, Prisma's
 * P2002), or a part of a range that an exclusion constraint keeps apart.
 */
export function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return error.code === 'P2002' || Exclusion.safeParse(error.meta).success;
}
