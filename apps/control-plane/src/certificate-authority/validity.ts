import type { Validity } from '@tresse/pki';

/** A day, in ms. */
export const DAY_MS = 86_400_000;

/** From a day ago, for clocks that run late, to so many days from now. */
export function validFor(days: number, now: number = Date.now()): Validity {
  return { notBefore: new Date(now - DAY_MS), notAfter: new Date(now + days * DAY_MS) };
}
