import { describe, expect, it } from '@jest/globals';
import { ipv6HostOf, ipv6Network, ipv6Overlaps, ipv6Subnet, ipv6ToNumber, numberToIpv6 } from './ipv6.js';

describe('an address of IPv6', () => {
  it.each([
    ['2001:db8:7:1::1', '2001:db8:7:1::1'],
    ['2001:0DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['::', '::'],
    ['::1', '::1'],
    ['fe80::', 'fe80::'],
    ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['2001:0:0:1:0:0:0:1', '2001:0:0:1::1'],
    ['2001:db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['::ffff:192.0.2.1', '::ffff:c000:201'],
    ['10:10::10:0', '10:10::10:0'],
  ])('is written the one way: %s', (given, written) => {
    expect(numberToIpv6(ipv6ToNumber(given))).toBe(written);
  });
});

describe('a prefix', () => {
  it('has a network for each site, as many as it holds', () => {
    expect(ipv6Subnet('2001:db8:7::/48', 1)).toBe('2001:db8:7:1::/64');
    expect(ipv6Subnet('2001:db8:7::/48', 4_094)).toBe('2001:db8:7:ffe::/64');
    expect(ipv6Subnet('2001:db8:7:ff00::/56', 255)).toBe('2001:db8:7:ffff::/64');
    expect(ipv6Subnet('2001:db8:7:ff00::/56', 256)).toBeNull();
  });

  it('loses what is of a host, and gives hosts', () => {
    expect(ipv6Network('2001:DB8:7:1::5/48')).toBe('2001:db8:7::/48');
    expect(ipv6HostOf('2001:db8:7:1::/64', 1)).toBe('2001:db8:7:1::1');
  });

  it('overlaps what it holds, and not its neighbour', () => {
    expect(ipv6Overlaps('2001:db8::/32', '2001:db8:7::/48')).toBe(true);
    expect(ipv6Overlaps('2001:db8:6::/48', '2001:db8:7::/48')).toBe(false);
  });
});
