import { describe, expect, it } from '@jest/globals';
import { AttemptLimiter } from './attempt-limiter.js';
import { sourceOf } from './source-of.js';

describe('where attempts come from', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:7:1:a:b:c:d', '2001:db8:7:1'],
    ['2001:0DB8:7:1::5', '2001:db8:7:1'],
    ['2001:db8::5', '2001:db8:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['::1', '0:0:0:0'],
    ['unknown', 'unknown'],
  ])('%s counts as %s', (address, source) => {
    expect(sourceOf(address)).toBe(source);
  });

  it('is no more for who changes his address within his network', () => {
    const limiter = new AttemptLimiter(1);
    expect(limiter.allows('2001:db8:7:1::1', 1_000_000)).toBe(true);
    expect(limiter.allows('2001:db8:7:1::2', 1_000_001)).toBe(false);
    expect(limiter.allows('2001:db8:7:2::1', 1_000_002)).toBe(true);
  });
});
