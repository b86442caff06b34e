/** Values that the tests start from: a bare host, and a site and its relay of which every text field can be told apart. */
import {
  type BondMode,
  Lan,
  type RelayDesired,
  type RelaySiteDesired,
  type SiteBypass,
  type SiteDesired,
} from '@tresse/contracts';
import type { HostState, Paths } from '../host-state.js';

const id = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`;

/** An OpenVPN key that nobody has: 2048 bits in hexadecimal. */
export const exampleTunnelKey = '0123456789abcdef'.repeat(32);

/** A WireGuard key that nobody has: 32 bytes of one value. */
export const exampleKey = (letter: string) => `${letter.repeat(42)}0=`;

export const PATHS: Paths = {
  stateDir: '/state',
  wireguardKey: '/state/wireguard.key',
  identity: {
    certificate: '/state/device.crt',
    key: '/state/device.key',
    authority: '/state/authority.crt',
    serial: '0a1b',
  },
};

/** A host with these interfaces on which nothing of ours is. */
export function bareHost(interfaces: readonly string[]): HostState {
  return {
    links: ['lo', ...interfaces].map((name) => ({
      name,
      mtu: 1500,
      up: name !== 'lan0',
      addresses: name.startsWith('wan') ? [`192.168.${name.slice(3)}.2/24`] : [],
    })),
    cards: interfaces.map((name) => ({ name, mac: null, kind: 'ethernet', carrier: true })),
    virtualLinks: [],
    members: [],
    tunnels: [],
    queues: [],
    routes: [],
    rules: [],
    mptcp: { subflows: 2, addAddrAccepted: 0, endpoints: [] },
    sysctls: { 'net/ipv4/ip_forward': '0', 'net/ipv4/conf/all/rp_filter': '2' },
    firewall: null,
    spreads: [],
    files: {},
    services: [],
    capabilities: {
      kernelWireguard: true,
      mptcp: true,
      bonding: true,
      openvpn: true,
      dnsmasq: true,
      qdiscs: ['htb', 'fq_codel', 'cake', 'ifb'],
      access: ['vlan', 'dhcp'],
      ipv6: true,
      bbr: 'bbr',
      rtoMax: true,
    },
    wireguardPublicKey: exampleKey('O'),
    answered: [],
    lineFacts: interfaces
      .filter((name) => name.startsWith('wan'))
      .map((name) => ({
        interface: name,
        address: `192.168.${name.slice(3)}.2`,
        gateway: `192.168.${name.slice(3)}.1`,
      })),
    leases: [],
    modems: [],
    localAddresses: ['127.0.0.1', '203.0.113.10'],
    ledger: { sysctls: {}, addresses: [] },
  };
}

/** A site with lines of these indexes; line 2 is metered, line 3 has a fixed address in a VLAN. */
export function exampleSite(indexes: readonly number[]): SiteDesired {
  return {
    role: 'site',
    site: { id: id(1), name: 'Farm' },
    braid: { profile: 'mptcp', carrier: 'tunnel' },
    bond: null,
    lines: indexes.map((index) => ({
      id: id(10 + index),
      index,
      name: `Line ${index}`,
      interface: `wan${index}`,
      vlan: index === 3 ? 35 : null,
      role: 'always',
      limit: null,
      allowance:
        index === 2 ? { gigabytes: 50, billingDay: 3, whenSpent: 'throttle', throttleKbit: 256 } : null,
      addressing:
        index === 3
          ? { method: 'static', address: '172.16.3.2/24', gateway: '172.16.3.1' }
          : { method: 'automatic' },
      contract: index === 2 ? null : { downKbit: 30_000 + index, upKbit: 12_000 + index },
      tunnel: {
        address: `10.77.0.${16 + index}`,
        mtu: 1400 + index,
        peer: { publicKey: exampleKey('R'), address: `203.0.113.${index}`, port: 20_007 + index },
      },
    })),
    lan: Lan.parse({ interface: 'lan0', address: '192.168.50.1/24' }),
    ipv6: null,
    bondAddress: '10.77.0.31',
    publicAddress: null,
    relay: {
      device: id(3),
      address: '10.77.0.1',
      publicAddress: '203.0.113.99',
      proxyPort: 4440,
      directPort: 4443,
      heartbeatPort: 4441,
      speedTestPort: 4442,
      fallback: { port: 444, address: '169.254.64.1/18', key: exampleTunnelKey },
    },
    portForwards: [
      {
        id: id(30),
        protocol: 'tcp',
        publicPorts: { first: 8080, last: 8080 },
        toAddress: '192.168.50.9',
        toPort: 81,
        sources: [],
      },
      {
        id: id(31),
        protocol: 'udp',
        publicPorts: { first: 5060, last: 5060 },
        toAddress: '192.168.50.8',
        toPort: 5061,
        sources: ['198.51.100.0/24'],
      },
    ],
    bypass: [],
    quality: { shaping: true, priorities: [] },
    twin: null,
    moves: 0,
    leaving: null,
  };
}

/** A LAN in which the box hands out addresses and answers questions. */
export const EXAMPLE_LAN = Lan.parse({
  interface: 'lan0',
  address: '192.168.50.1/24',
  dhcp: { first: '192.168.50.100', last: '192.168.50.200' },
  dns: true,
  devices: [
    { name: 'Imprimante René', mac: '02:00:00:00:00:09', address: '192.168.50.9' },
    { name: 'Téléphone', mac: '02:00:00:00:00:0a' },
  ],
});

/** Games of one device by line 1 while that is up, and a bank by line 2 or not at all. */
export const EXAMPLE_BYPASS: SiteBypass[] = [
  {
    id: id(40),
    match: {
      protocol: 'udp',
      ports: [
        { first: 3000, last: 3100 },
        { first: 4000, last: 4000 },
      ],
      to: ['198.51.100.0/24', 'games.example'],
      from: ['192.168.50.7', '02:00:00:00:00:07'],
    },
    line: 1,
    whenDown: 'braid',
  },
  {
    id: id(41),
    match: { protocol: 'tcp', ports: [], to: ['203.0.113.9'], from: [] },
    line: 2,
    whenDown: 'block',
  },
];

export const EXAMPLE_RELAY: RelayDesired = {
  role: 'relay',
  relay: { id: id(2), name: 'Paris 1' },
  address: '10.77.0.1',
  publicAddress: '203.0.113.99',
  ipv6Prefix: null,
  proxyPort: 4440,
  directPort: 4443,
  heartbeatPort: 4441,
  speedTestPort: 4442,
  fallback: { port: 444, address: '169.254.64.1/18', key: exampleTunnelKey },
  lineKbit: null,
};

/** The relay's part for a site with lines of these indexes. */
export function exampleRelaySite(site: number, indexes: readonly number[]): RelaySiteDesired {
  return {
    role: 'relay-site',
    site: { id: id(100 + site), index: site, device: id(200 + site) },
    braid: { profile: 'mptcp', carrier: 'tunnel' },
    bond: null,
    bondAddress: `10.77.${site}.31`,
    face: null,
    ipv6: null,
    openings: [],
    lines: indexes.map((index) => ({
      id: id(10 + index),
      index,
      role: 'always',
      contract: { downKbit: 60_000 + index, upKbit: 9_000 + index },
      limit: null,
      tunnel: {
        address: `10.77.${site}.${16 + index}`,
        mtu: 1400 + index,
        listenPort: 20_000 + site * 8 + index,
        peerPublicKey: exampleKey('S'),
      },
    })),
    portForwards:
      indexes.length > 0
        ? [
            {
              id: id(30),
              protocol: 'tcp',
              publicPorts: { first: 8000 + site, last: 8000 + site },
              sources: ['198.51.100.0/24'],
            },
          ]
        : [],
    quality: { shaping: true, priorities: [] },
    twin: null,
  };
}

/** The same with a twin path, on which voice at UDP ports 5060 and 5061 travels twice. */
export function withTwin<Desired extends SiteDesired | RelaySiteDesired>(desired: Desired): Desired {
  const match = { protocol: 'udp' as const, ports: [{ first: 5060, last: 5061 }], to: [], from: [] };
  const twin = { port: 53_001, copyAddress: '10.77.0.30', mtu: 1360 };
  return { ...desired, quality: { ...desired.quality, priorities: [{ match, class: 'voice' }] }, twin };
}

/** The same document of a site, of either end, with profile `bond` and lines whose rates are known and much the same. */
export function bonded<Body extends SiteDesired | RelaySiteDesired>(
  body: Body,
  mode: BondMode = 'balance-xor',
): Body {
  return {
    ...body,
    lines: body.lines.map((line) => ({ ...line, contract: line.contract ?? EXAMPLE_CONTRACT })),
    braid: { profile: 'bond', mode, hash: 'layer3+4', monitor: 'watcher' },
    bond: { key: exampleTunnelKey, firstPort: 53_008 },
  };
}

const EXAMPLE_CONTRACT = { downKbit: 60_000, upKbit: 12_000 };
