import { z } from 'zod';
import { Instant } from './id.js';

/**
 * Where a relay is in its life: to be ordered; its server on its way; its server up and the agent not enrolled; enrolled
 * and not yet at work; at work; its sites leaving; given back; beyond what Tresse can mend by itself.
 */
export const RelayState = z.enum([
  'requested',
  'creating',
  'installing',
  'enrolled',
  'ready',
  'draining',
  'gone',
  'failed',
]);
export type RelayState = z.infer<typeof RelayState>;

/** What staff want of a relay: that it serves, that it stands empty, that it is given back. */
export const RelayGoal = z.enum(['ready', 'drained', 'gone']);
export type RelayGoal = z.infer<typeof RelayGoal>;

/** What keeps a relay or an account from what is wanted, and what to do about it. */
export const RelayProblem = z.object({
  /** Stable: a code of the provider's clients or of the control plane. */
  code: z.string(),
  message: z.object({ en: z.string(), fr: z.string() }),
  at: Instant,
});
export type RelayProblem = z.infer<typeof RelayProblem>;

/** What a relay carries, over its latest interval. */
export const RelayLoad = z.strictObject({
  at: Instant,
  /** Of the whole machine, 0–100. */
  cpuPercent: z.number().min(0).max(100),
  /** What its public line received and sent, in kbit/s. */
  receivedKbit: z.number().min(0),
  sentKbit: z.number().min(0),
});
export type RelayLoad = z.infer<typeof RelayLoad>;
