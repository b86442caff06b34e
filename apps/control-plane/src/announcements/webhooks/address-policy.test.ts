import { describe, expect, it } from '@jest/globals';
import { AddressPolicy, isLoopback } from './address-policy.js';

describe('where announcements may go', () => {
  const internet = new AddressPolicy([]);

  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:10.0.0.1',
    '::ffff:93.184.215.14',
    '64:ff9b::a00:1',
    'fe80::1',
    'fd00:ec2::254',
    'ff02::1',
    '2001:db8::1',
    '2002:7f00:1::1',
    'not an address',
    '',
  ])('is not %s', (address) => {
    expect(internet.allows(address)).toBe(false);
  });

  it.each(['93.184.215.14', '8.8.8.8', '172.32.0.1', '2606:4700::1111', '2a01:4f8::1'])(
    'is %s',
    (address) => {
      expect(internet.allows(address)).toBe(true);
    },
  );

  it('is also what an installation allows, and nothing beside it', () => {
    const wider = new AddressPolicy(['10.20.0.0/16', 'fd00:7::/32']);
    expect(wider.allows('10.20.255.1')).toBe(true);
    expect(wider.allows('fd00:7::1')).toBe(true);
    expect(wider.allows('10.21.0.1')).toBe(false);
    expect(wider.allows('fd00:8::1')).toBe(false);
    expect(wider.allows('8.8.8.8')).toBe(true);
  });
});

describe('loopback', () => {
  it('is known in both families', () => {
    expect(['127.0.0.1', '127.9.9.9', '::1'].every(isLoopback)).toBe(true);
    expect(['128.0.0.1', '::2', 'localhost'].some(isLoopback)).toBe(false);
  });
});
