/** The desired state of a site with two lines, and of its relay, as the tests' network needs it. */
import { Lan, type RelayDesired, type RelaySiteDesired, type SiteDesired } from '@tresse/contracts';

const id = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`;
const CONTRACTS = [
  { downKbit: 7232, upKbit: 896 },
  { downKbit: 7072, upKbit: 832 },
];
const RELAY = {
  address: '10.77.0.1',
  proxyPort: 4430,
  directPort: 4433,
  heartbeatPort: 4431,
  speedTestPort: 4432,
  fallback: { port: 443, address: '169.254.64.1/18', key: '0123456789abcdef'.repeat(32) },
};
/** Identities of the two devices. */
export const DEVICES = { site: id(3), relay: id(4) };
export const PUBLIC_ADDRESS = '203.0.113.10';
export const PUBLISHED_PORT = 8080;
const PUBLISHED = { first: PUBLISHED_PORT, last: PUBLISHED_PORT };

export function desiredSite(relayKey: string): SiteDesired {
  return {
    role: 'site',
    site: { id: id(1), name: 'Test' },
    braid: { profile: 'mptcp', carrier: 'tunnel' },
    bond: null,
    lines: CONTRACTS.map((contract, at) => ({
      id: id(11 + at),
      index: at + 1,
      name: `Line ${at + 1}`,
      interface: `wan${at + 1}`,
      vlan: null,
      role: 'always',
      limit: null,
      allowance: null,
      addressing: { method: 'automatic' },
      contract,
      tunnel: {
        address: `10.77.0.${17 + at}`,
        mtu: 1420,
        peer: { publicKey: relayKey, address: PUBLIC_ADDRESS, port: 20_008 + at },
      },
    })),
    lan: Lan.parse({ interface: 'lan0', address: '192.168.50.1/24' }),
    ipv6: null,
    bondAddress: '10.77.0.31',
    publicAddress: null,
    relay: { device: DEVICES.relay, publicAddress: PUBLIC_ADDRESS, ...RELAY },
    portForwards: [
      {
        id: id(21),
        protocol: 'tcp',
        publicPorts: PUBLISHED,
        toAddress: '192.168.50.10',
        toPort: 80,
        sources: [],
      },
    ],
    bypass: [],
    quality: { shaping: true, priorities: [] },
    twin: null,
  };
}

export const DESIRED_RELAY: RelayDesired = {
  role: 'relay',
  relay: { id: id(2), name: 'Relay' },
  publicAddress: PUBLIC_ADDRESS,
  ipv6Prefix: null,
  ...RELAY,
};

export function desiredRelaySite(siteKey: string): RelaySiteDesired {
  return {
    role: 'relay-site',
    site: { id: id(1), index: 1, device: DEVICES.site },
    braid: { profile: 'mptcp', carrier: 'tunnel' },
    bond: null,
    bondAddress: '10.77.0.31',
    face: null,
    ipv6: null,
    openings: [],
    lines: CONTRACTS.map((contract, at) => ({
      id: id(11 + at),
      index: at + 1,
      role: 'always',
      contract,
      limit: null,
      tunnel: {
        address: `10.77.0.${17 + at}`,
        mtu: 1420,
        listenPort: 20_008 + at,
        peerPublicKey: siteKey,
      },
    })),
    portForwards: [{ id: id(21), protocol: 'tcp', publicPorts: PUBLISHED, sources: [] }],
    quality: { shaping: true, priorities: [] },
    twin: null,
  };
}
