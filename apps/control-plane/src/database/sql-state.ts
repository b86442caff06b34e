import { z } from 'zod';
import { Prisma } from '../generated/prisma/client.js';

/** Where Prisma tells what the driver said, for an error that it has no code of its own for. */
const Told = z.object({ driverAdapterError: z.object({ cause: z.object({ originalCode: z.string() }) }) });

/** The code that Postgres gave (its manual, appendix A); undefined for an error that is not of it. */
export function sqlState(error: unknown): string | undefined {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return undefined;
  return Told.safeParse(error.meta).data?.driverAdapterError.cause.originalCode;
}
