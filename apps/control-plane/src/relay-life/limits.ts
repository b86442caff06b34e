/** How long things may take, in ms, and how often. */
export const LIMITS = {
  /** From the order until the server runs and has an address. */
  creatingMs: 15 * 60_000,
  /** From its enrolment until it is at work, before that is told. */
  enrolledMs: 10 * 60_000,
  /** User data hold a claim, and may hold what lives for a day. */
  preparedMs: 20 * 3_600_000,
  /** Servers that are ordered anew in the place of those that never came to work. */
  rebuilds: 2,
  /** An order whose answer is not understood is looked at so often before it counts as failed. */
  puzzles: 3,
} as const;

/** The first pause after a failure, in ms. */
export const FIRST_PAUSE_MS = 15_000;
