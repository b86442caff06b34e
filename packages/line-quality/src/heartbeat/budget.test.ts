import { describe, expect, it } from '@jest/globals';
import { IDLE_BUDGET_BYTES_PER_MONTH, idleBytesPerMonth, wireguardBytes } from './budget.js';

describe('what watching costs', () => {
  it('counts a WireGuard message as it is on the line', () => {
    expect(wireguardBytes(0)).toBe(60);
    expect(wireguardBytes(60)).toBe(124);
    expect(wireguardBytes(1420)).toBe(1_484);
  });

  it('stays within 50 MB a month on an idle line', () => {
    expect(idleBytesPerMonth()).toBeLessThanOrEqual(IDLE_BUDGET_BYTES_PER_MONTH);
  });
});
