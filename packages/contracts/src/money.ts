import { z } from 'zod';

/** An amount without tax. */
export const Money = z.object({
  /** Decimal, at most 4 places. */
  amount: z.string().regex(/^\d+(\.\d{1,4})?$/),
  /** ISO 4217. */
  currency: z.string().length(3),
});
export type Money = z.infer<typeof Money>;
