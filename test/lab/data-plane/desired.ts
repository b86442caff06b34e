/** The desired state of a site with two lines, and of its relay, as the tests' network needs it. */
import type { RelayDesired, RelaySiteDesired, SiteDesired } from '@tresse/contracts';

const id = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`;
const CONTRACTS = [
  { downKbit: 7232, upKbit: 896 },
  { downKbit: 7072, upKbit: 832 },
];
const RELAY = { address: '10.77.0.1', proxyPort: 4430, heartbeatPort: 4431, speedTestPort: 4432 };
export const PUBLIC_ADDRESS = '203.0.113.10';
export const PUBLISHED_PORT = 8080;

export function desiredSite(relayKey: string): SiteDesired {
  return {
    role: 'site',
    site: { id: id(1), name: 'Test' },
    profile: 'mptcp',
    carrier: 'tunnel',
    lines: CONTRACTS.map((contract, at) => ({
      id: id(11 + at),
      index: at + 1,
      name: `Line ${at + 1}`,
      interface: `wan${at + 1}`,
      addressing: { method: 'automatic' },
      contract,
      tunnel: {
        address: `10.77.0.${17 + at}`,
        mtu: 1420,
        peer: { publicKey: relayKey, address: PUBLIC_ADDRESS, port: 20_008 + at },
      },
    })),
    lan: { interface: 'lan0', address: '192.168.50.1/24' },
    bondAddress: '10.77.0.31',
    relay: RELAY,
    portForwards: [
      { id: id(21), protocol: 'tcp', publicPort: PUBLISHED_PORT, toAddress: '192.168.50.10', toPort: 80 },
    ],
  };
}

export const DESIRED_RELAY: RelayDesired = {
  role: 'relay',
  relay: { id: id(2), name: 'Relay' },
  publicAddress: PUBLIC_ADDRESS,
  ...RELAY,
};

export function desiredRelaySite(siteKey: string): RelaySiteDesired {
  return {
    role: 'relay-site',
    site: { id: id(1), index: 1 },
    profile: 'mptcp',
    carrier: 'tunnel',
    bondAddress: '10.77.0.31',
    lines: CONTRACTS.map((contract, at) => ({
      id: id(11 + at),
      index: at + 1,
      contract,
      tunnel: {
        address: `10.77.0.${17 + at}`,
        mtu: 1420,
        listenPort: 20_008 + at,
        peerPublicKey: siteKey,
      },
    })),
    portForwards: [{ id: id(21), protocol: 'tcp', publicPort: PUBLISHED_PORT }],
  };
}
