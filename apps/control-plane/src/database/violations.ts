import { Prisma } from '../generated/prisma/client.js';

/** True when a write was refused because it would have repeated a value that must be unique (SQLSTATE 23505). */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}
