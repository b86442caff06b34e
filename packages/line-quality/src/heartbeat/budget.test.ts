import { describe, expect, it } from '@jest/globals';
import {
  IDLE_BUDGET_BYTES_PER_MONTH,
  idleBytesPerMonth,
  probeBytesPerMonth,
  probeEachMs,
  wireguardBytes,
} from './budget.js';

describe('what watching costs', () => {
  it('counts a WireGuard message as it is on the line', () => {
    expect(wireguardBytes(0)).toBe(60);
    expect(wireguardBytes(60)).toBe(124);
    expect(wireguardBytes(1420)).toBe(1_484);
  });

  it('stays within 50 MB a month on an idle line', () => {
    expect(idleBytesPerMonth()).toBeLessThanOrEqual(IDLE_BUDGET_BYTES_PER_MONTH);
  });

  it('stays within it however many regions are measured, which takes place each half hour at most', () => {
    for (const regions of [0, 1, 3, 32]) {
      const bytes = idleBytesPerMonth() + probeBytesPerMonth(regions);
      expect(bytes).toBeLessThanOrEqual(IDLE_BUDGET_BYTES_PER_MONTH);
      expect(probeEachMs(regions)).toBeGreaterThanOrEqual(30 * 60_000);
    }
    expect(probeEachMs(3)).toBeLessThan(3 * 3_600_000);
  });
});
