import { describe, expect, it } from '@jest/globals';
import { checkPrefix, withPrefixAsWritten } from './prefix-rule.js';

const codes = (ipv6Prefix: string | null) => checkPrefix({ ipv6Prefix }).map(({ code }) => code);

describe('a relay’s prefix', () => {
  it.each([null, '2001:db8:7::/48', '2001:DB8:7:ff00::/56', '2a01:4f8::/29'])('may be %s', (prefix) => {
    expect(codes(prefix)).toEqual([]);
  });

  it.each([
    ['2001:db8:7::/64', 'prefix.length'],
    ['2000::/3', 'prefix.length'],
    ['fd00:7::/48', 'prefix.length'],
    ['::/48', 'prefix.length'],
    ['2001:db8:7::1/48', 'prefix.host-bits'],
  ])('may not be %s', (prefix, code) => {
    expect(codes(prefix)).toEqual([code]);
  });

  it.each([
    ['2001:DB8:7:FF00::/56', '2001:db8:7:ff00::/56'],
    [null, null],
  ])('is kept in lower case, however it was typed: %s', (ipv6Prefix, written) => {
    expect(withPrefixAsWritten({ name: 'Paris', ipv6Prefix })).toEqual({
      name: 'Paris',
      ipv6Prefix: written,
    });
  });
});
