import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contains, hostOf, ipv4ToNumber, networkOf, numberToIpv4, overlaps, rangeOf } from './address.js';

const anyAddress = fc.nat({ max: 2 ** 32 - 1 }).map(numberToIpv4);
const anyNetwork = fc
  .tuple(anyAddress, fc.integer({ min: 0, max: 32 }))
  .map(([host, bits]) => `${host}/${bits}`);

describe('addresses', () => {
  it('are numbers and back, up to the last of all', () => {
    expect(ipv4ToNumber('255.255.255.255')).toBe(2 ** 32 - 1);
    fc.assert(fc.property(anyAddress, (address) => numberToIpv4(ipv4ToNumber(address)) === address));
  });

  it('lie in their own network, and so does its first and last address', () => {
    fc.assert(
      fc.property(anyNetwork, (network) => {
        const { first, last } = rangeOf(network);
        return [ipv4ToNumber(hostOf(network)), first, last].every((value) =>
          contains(network, numberToIpv4(value)),
        );
      }),
    );
  });

  it.each([
    ['192.168.1.0/24', '192.168.1.254/24', true],
    ['192.168.0.0/23', '192.168.1.7/32', true],
    ['192.168.0.0/24', '192.168.1.0/24', false],
    ['10.0.0.0/8', '10.77.3.1/16', true],
  ])('%s and %s overlap: %s', (a, b, expected) => {
    expect(overlaps(a, b)).toBe(expected);
    expect(overlaps(b, a)).toBe(expected);
  });

  it('name their network', () => {
    expect(networkOf('192.168.1.77/26')).toBe('192.168.1.64/26');
  });
});
