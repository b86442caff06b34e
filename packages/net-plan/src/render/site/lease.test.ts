import { describe, expect, it } from '@jest/globals';
import { exampleSite } from '../../testing/examples.js';
import { usableLease } from './lease.js';

const judge = (address: string, gateway: string) => usableLease({ address, gateway }, exampleSite([1, 2]));

describe('a lease', () => {
  it('gives a line its address, its gateway and its network', () => {
    expect(judge('192.168.1.23/24', '192.168.1.254')).toEqual({
      address: '192.168.1.23',
      gateway: '192.168.1.254',
      network: '192.168.1.0/24',
    });
    expect(judge('100.64.0.0/31', '100.64.0.1')?.address).toBe('100.64.0.0');
  });

  it.each([
    ['a gateway outside its network', '192.168.1.23/24', '192.168.2.1'],
    ['itself as its gateway', '192.168.1.23/24', '192.168.1.23'],
    ['the address of the network itself', '192.168.1.0/24', '192.168.1.1'],
    ['the broadcast address', '192.168.1.255/24', '192.168.1.1'],
    ['half of the internet', '8.8.8.9/1', '8.8.8.8'],
    ['the inside of the tunnels', '10.77.3.4/24', '10.77.3.1'],
    ['a network around the tunnels', '10.1.2.3/8', '10.1.2.1'],
    ['the LAN', '192.168.50.77/24', '192.168.50.1'],
    ['the loopback', '127.0.0.2/8', '127.0.0.1'],
    ['multicast', '224.0.0.5/24', '224.0.0.1'],
  ])('with %s is not used', (_, address, gateway) => {
    expect(judge(address, gateway)).toBeNull();
  });
});
