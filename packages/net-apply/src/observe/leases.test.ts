import { expect, it } from '@jest/globals';
import { parseLease } from './leases.js';

it('a lease is an address with its prefix and a gateway, and nothing else', () => {
  expect(parseLease('wan1.lease', 'address=192.168.1.23/24\ngateway=192.168.1.1\n')).toEqual({
    interface: 'wan1',
    address: '192.168.1.23/24',
    gateway: '192.168.1.1',
  });
  for (const text of [
    '',
    'address=192.168.1.23/\ngateway=192.168.1.1\n',
    'address=192.168.1.23/24\ngateway=\n',
    'address=192.168.1.23/24\ngateway=$(reboot)\n',
    'address=192.168.1.23/24\ngateway=192.168.1.1\naddress=1.2.3.4/8\n',
  ]) {
    expect(parseLease('wan1.lease', text)).toBeNull();
  }
});
