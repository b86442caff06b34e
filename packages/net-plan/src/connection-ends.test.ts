import { describe, expect, it } from '@jest/globals';
import { relayCountedLines } from './connection-ends.js';
import { bareLineMark, relayTunnel } from './naming.js';
import { bareHost, exampleKey, exampleRelaySite } from './testing/examples.js';

const direct = {
  ...exampleRelaySite(2, [1, 2, 3]),
  braid: { profile: 'mptcp', carrier: 'direct' } as const,
};

/** A relay that hears the tunnels of the site's lines, in order, from these addresses. */
const hearing = (addresses: readonly (string | null)[]) => ({
  ...bareHost(['eth0']),
  lineFacts: [{ interface: 'eth0', address: '203.0.113.10', gateway: '203.0.113.1' }],
  tunnels: addresses.map((address, at) => ({
    name: relayTunnel(2, at + 1),
    listenPort: 20_000 + at,
    publicKey: exampleKey('R'),
    mark: 0,
    peer: {
      publicKey: exampleKey('S'),
      allowedIps: [],
      endpoint: address === null ? null : `${address}:40${at}`,
      keepalive: 0,
    },
  })),
});

describe('the lines whose uploads a relay counts', () => {
  it('are those that it hears from an address of their own', () => {
    const counted = (...addresses: (string | null)[]) =>
      relayCountedLines(direct, hearing(addresses)).map(({ index, mark }) => [index, mark]);
    expect(counted('198.51.100.1', '198.51.100.2', null)).toEqual([
      [1, bareLineMark(2, 1)],
      [2, bareLineMark(2, 2)],
    ]);
    expect(counted('198.51.100.1', '198.51.100.2', '198.51.100.1').map(([index]) => index)).toEqual([2]);
  });

  it('are none where tunnels carry all', () => {
    expect(relayCountedLines(exampleRelaySite(2, [1]), hearing(['198.51.100.1']))).toEqual([]);
  });
});
