const FIRST_WAIT_MS = 10_000;
const LONGEST_WAIT_MS = 3 * 3_600_000;
/** How long after it became due a delivery is tried, and how long a webhook may fail before it is switched off; in ms. */
const GIVE_UP_MS = 24 * 3_600_000;
const SWITCH_OFF_MS = 72 * 3_600_000;

/**
 * When a delivery that has failed `attempts` times is tried again: 10 s, 30 s, 90 s… up to 3 h apart, a fifth more or less
 * so that what failed together does not come back together. Null: it is given up, a day after it became due.
 *
 * @param random from 0 to 1
 */
export function nextAttempt(due: Date, attempts: number, now: Date, random: number): Date | null {
  const wait = Math.min(FIRST_WAIT_MS * 3 ** (attempts - 1), LONGEST_WAIT_MS);
  const at = now.getTime() + wait * (0.8 + 0.4 * random);
  return at > due.getTime() + GIVE_UP_MS ? null : new Date(at);
}

/** True when a webhook has failed for so long that it is switched off. */
export function isBeyondHope(failingSince: Date, now: Date): boolean {
  return now.getTime() - failingSince.getTime() >= SWITCH_OFF_MS;
}
