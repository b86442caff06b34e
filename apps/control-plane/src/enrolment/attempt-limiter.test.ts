import { describe, expect, it } from '@jest/globals';
import { AttemptLimiter } from './attempt-limiter.js';

describe('the limit of attempts', () => {
  it('holds for each address by itself, and a minute later anew', () => {
    const limiter = new AttemptLimiter(2);
    const attempts = (address: string, now: number) => limiter.allows(address, now);
    expect([attempts('a', 1_000_000), attempts('a', 1_000_001), attempts('a', 1_000_002)]).toEqual([
      true,
      true,
      false,
    ]);
    expect(attempts('b', 1_000_003)).toBe(true);
    expect(attempts('a', 1_060_000)).toBe(true);
  });

  it('does not grow with the number of addresses', () => {
    const limiter = new AttemptLimiter(1);
    for (let address = 0; address <= 50_000; address += 1) limiter.allows(String(address), 1_000_000);
    expect(limiter.allows('0', 1_000_000)).toBe(true);
  });
});
