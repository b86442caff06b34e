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

const FIRST_PAUSE_MS = 15_000;
const LONGEST_PAUSE_MS = 15 * 60_000;

/**
 * The pause after so many failures in a row, in ms: doubled each time up to the longest, and spread by a quarter either
 * way so that relays that failed together do not come again together.
 */
export function pauseMs(attempts: number, chance: number): number {
  const even = Math.min(FIRST_PAUSE_MS * 2 ** (attempts - 1), LONGEST_PAUSE_MS);
  return Math.round(even * (0.75 + chance / 2));
}

/** The pause before what only a person can mend is tried again all the same, in ms. */
export const HOPELESS_PAUSE_MS = LONGEST_PAUSE_MS;
