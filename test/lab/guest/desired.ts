import {
  type BondMode,
  Lan,
  type RelayDesired,
  type RelaySiteDesired,
  type SiteDesired,
} from '@tresse/contracts';
import { LAN_GATEWAY_ADDRESS, LAN_INTERFACE, lineInterfaces, RELAY_ADDRESS } from '@tresse/lab';

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

/** The documents of a bonded site and its relay; the devices are called `site` and `relay`, as their certificates say. */
export function bondedDocuments(mode: BondMode, lineCount: number) {
  const indexes = Array.from({ length: lineCount }, (_, at) => at + 1);
  const shared = {
    braid: { profile: 'bond', mode, hash: 'layer3+4', monitor: 'watcher' },
    bond: { key: TUNNEL_KEY, firstPort: 57_104 },
    bondAddress: '10.77.0.31',
    portForwards: [],
    quality: { shaping: false, priorities: [] },
    twin: null,
    ipv6: null,
  } as const;
  const line = (index: number) =>
    ({ id: id(10 + index), index, role: 'always', contract: null, limit: null }) as const;
  const tunnel = (index: number) => ({ address: `10.77.0.${16 + index}`, mtu: 1_420 });
  const relay: RelayDesired = {
    role: 'relay',
    relay: { id: id(2), name: 'Relay' },
    ipv6Prefix: null,
    ...RELAY,
  };
  const relaySite: RelaySiteDesired = {
    role: 'relay-site',
    site: { id: id(1), index: 1, device: 'site' },
    ...shared,
    portForwards: [],
    quality: { shaping: false, priorities: [] },
    lines: indexes.map((index) => ({
      ...line(index),
      tunnel: { ...tunnel(index), listenPort: 20_007 + index, peerPublicKey: KEY },
    })),
  };
  const site: SiteDesired = {
    role: 'site',
    site: { id: id(1), name: 'Site' },
    ...shared,
    portForwards: [],
    quality: { shaping: false, priorities: [] },
    bypass: [],
    lan: Lan.parse({ interface: LAN_INTERFACE, address: `${LAN_GATEWAY_ADDRESS}/24` }),
    relay: { device: 'relay', ...RELAY },
    lines: indexes.map((index) => ({
      ...line(index),
      name: `Line ${index}`,
      interface: lineInterfaces(index).site,
      vlan: null,
      addressing: { method: 'automatic' },
      allowance: null,
      tunnel: { ...tunnel(index), peer: { publicKey: KEY, address: RELAY_ADDRESS, port: 20_007 + index } },
    })),
  };
  return { site, relay, relaySite };
}
