import { z } from 'zod';
import { Id, Instant } from '../id.js';

/** Who did what to which thing, and when. */
export const AuditEntry = z.object({
  id: Id,
  at: Instant,
  actor: z.string(),
  action: z.string(),
  subject: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;
