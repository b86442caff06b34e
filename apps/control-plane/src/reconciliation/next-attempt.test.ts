import { expect, it } from '@jest/globals';
import { nextAttempt, pauseMs } from './next-attempt.js';

const now = new Date('2026-10-01T12:00:00Z');
const failure = { code: 'provider-unreachable', sentence: { en: 'No.', fr: 'Non.' }, isWorthRetrying: true };
const pause = (more: object, attempts = 0, spread?: number) => {
  const at = { attempts, now, firstMs: 15_000, ...(spread !== undefined && { spread }) };
  return nextAttempt({ ...failure, ...more }, at).nextAttemptAt.getTime() - now.getTime();
};

it('doubles the pause with each failure in a row, up to a quarter of an hour', () => {
  expect([1, 2, 20].map((attempts) => pauseMs(attempts, 15_000))).toEqual([15_000, 30_000, 900_000]);
  expect([pause({}, 0, 0.75), pause({}, 0, 1.25)]).toEqual([11_250, 18_750]);
});

it('waits as long as the provider asks, and longest where only a person can help', () => {
  expect(pause({ retryAfterMs: 60_000 })).toBe(60_000);
  expect(pause({ retryAfterMs: 1_000 })).toBe(15_000);
  expect(pause({ isWorthRetrying: false })).toBe(900_000);
});

it('keeps what failed, and how often', () => {
  expect(nextAttempt(failure, { attempts: 2, now, firstMs: 1_000 })).toEqual({
    problem: { code: failure.code, message: failure.sentence, at: now.toISOString() },
    attempts: 3,
    nextAttemptAt: new Date(now.getTime() + 4_000),
  });
});
