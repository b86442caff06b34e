import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { backoffMs } from './backoff.js';

const policy = { baseMs: 500, capMs: 30_000 };

it('pauses grow twofold up to the cap', () => {
  const longest = [0, 1, 2, 5, 6, 7, 1_000].map((attempt) => backoffMs(attempt, policy, () => 0.999_999));
  expect(longest).toEqual([499, 999, 1_999, 15_999, 29_999, 29_999, 29_999]);
});

it('a pause lies anywhere between nothing and the ceiling', () => {
  fc.assert(
    fc.property(fc.nat(2_000), fc.double({ min: 0, max: 0.999_999, noNaN: true }), (attempt, random) => {
      const pause = backoffMs(attempt, policy, () => random);
      expect(pause).toBeGreaterThanOrEqual(0);
      expect(pause).toBeLessThan(policy.capMs);
    }),
  );
});
