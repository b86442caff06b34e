import { expect, it } from '@jest/globals';
import type { Capabilities, RelaySiteDesired } from '@tresse/contracts';
import { obstacleIn, obstacleOfLan } from './obstacle.js';

const CAN: Capabilities = {
  kernelWireguard: true,
  mptcp: false,
  bonding: false,
  openvpn: true,
  dnsmasq: true,
  qdiscs: [],
  access: [],
  ipv6: true,
};
const body = (profile: 'mptcp' | 'spray', lines: readonly object[]) =>
  ({ role: 'relay-site', braid: { profile }, lines }) as unknown as RelaySiteDesired;

it('a host says in words what keeps it from a braid, and nothing keeps it from taking one down', () => {
  expect(obstacleIn(body('mptcp', [{}]), CAN)).toEqual({
    reason: 'Unsupported',
    message: 'The relay’s kernel has no MPTCP.',
  });
  expect(obstacleIn(body('mptcp', [{}]), { ...CAN, mptcp: true })).toBeNull();
  expect(obstacleIn(body('spray', [{}]), CAN)).toBeNull();
  expect(obstacleIn(body('mptcp', []), CAN)).toBeNull();
});

it('a host names the lines on which the LAN would lie', () => {
  expect(obstacleOfLan(['Orange', 'Free'])).toEqual({
    reason: 'LanOnLine',
    message: 'The local network overlaps the network of Orange, Free.',
  });
  expect(obstacleOfLan([])).toBeNull();
});
