import {
  type Braid,
  Lan,
  type LineRates,
  type RelayDesired,
  type RelaySiteDesired,
  type SiteDesired,
} from '@tresse/contracts';
import {
  LAN_GATEWAY_ADDRESS,
  LAN_INTERFACE,
  type LineScenario,
  lineInterfaces,
  RELAY_ADDRESS,
} from '@tresse/lab';

const id = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`;
const KEY = `${'A'.repeat(43)}=`;
const TUNNEL_KEY = 'd1'.repeat(256);
const RELAY = {
  address: '10.77.0.1',
  publicAddress: RELAY_ADDRESS,
  proxyPort: 4430,
  directPort: 4433,
  heartbeatPort: 4431,
  speedTestPort: 4432,
  fallback: { port: 443, address: '169.254.64.1/18', key: TUNNEL_KEY },
};

/** What the relay counts as the first of its sites. */
export const SITE_INDEX = 1;

/** Settings of a bond in the lab. */
export type BondBraid = Extract<Braid, { profile: 'bond' }>;

/** The documents of a bonded site and its relay; the devices are called `site` and `relay`, as their certificates say. */
export function documentsOf(braid: BondBraid, lines: readonly LineScenario[]) {
  const shared = {
    braid,
    bond: { key: TUNNEL_KEY, firstPort: 57_104 },
    bondAddress: '10.77.0.31',
    portForwards: [],
    quality: { shaping: true, priorities: [] },
    twin: null,
    ipv6: null,
  };
  const line = (contract: LineRates, index: number) =>
    ({ id: id(10 + index), index, role: 'always', contract, limit: null }) as const;
  const contracts = lines.map(({ down, up }) => ({ downKbit: down.rateKbit, upKbit: up.rateKbit }));
  const tunnel = (index: number) => ({ address: `10.77.0.${16 + index}`, mtu: 1_420 });
  const relay: RelayDesired = {
    role: 'relay',
    relay: { id: id(2), name: 'Relay' },
    ipv6Prefix: null,
    ...RELAY,
  };
  const relaySite: RelaySiteDesired = {
    role: 'relay-site',
    site: { id: id(1), index: SITE_INDEX, device: 'site' },
    ...shared,
    face: null,
    openings: [],
    lines: contracts.map((contract, at) => ({
      ...line(contract, at + 1),
      tunnel: { ...tunnel(at + 1), listenPort: 20_008 + at, peerPublicKey: KEY },
    })),
  };
  const site: SiteDesired = {
    role: 'site',
    site: { id: id(1), name: 'Site' },
    ...shared,
    publicAddress: null,
    bypass: [],
    lan: Lan.parse({ interface: LAN_INTERFACE, address: `${LAN_GATEWAY_ADDRESS}/24` }),
    relay: { device: 'relay', ...RELAY },
    lines: contracts.map((contract, at) => ({
      ...line(contract, at + 1),
      name: `Line ${at + 1}`,
      interface: lineInterfaces(at + 1).site,
      vlan: null,
      addressing: { method: 'automatic' },
      allowance: null,
      tunnel: {
        ...tunnel(at + 1),
        peer: { publicKey: KEY, address: RELAY_ADDRESS, port: 20_008 + at },
      },
    })),
  };
  return { site, relay, relaySite };
}
