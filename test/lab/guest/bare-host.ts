import { networkInterfaces } from 'node:os';
import { lineInterfaces } from '@tresse/lab';
import type { HostState } from '@tresse/net-plan';

/**
 * This namespace as the plan needs to know it, on which nothing of ours is yet. Debian's guest kernel lacks much of what
 * a full observation asks for; a line's gateway is the first address of its network.
 */
export function bareHost(lineCount: number): HostState {
  const links = Object.entries(networkInterfaces()).map(([name, addresses = []]) => ({
    name,
    mtu: 1_500,
    up: true,
    addresses: addresses.flatMap(({ family, cidr }) => (family === 'IPv4' && cidr !== null ? [cidr] : [])),
  }));
  const addressOf = (name: string) =>
    links.find((link) => link.name === name)?.addresses[0]?.split('/')[0] ?? null;
  const lines = Array.from({ length: lineCount }, (_, at) => lineInterfaces(at + 1).site);
  return {
    links,
    cards: [],
    virtualLinks: [],
    members: [],
    queues: [],
    spreads: [],
    tunnels: [],
    routes: [],
    rules: [],
    mptcp: { subflows: 2, addAddrAccepted: 0, endpoints: [] },
    sysctls: {},
    firewall: null,
    files: {},
    services: [],
    capabilities: {
      kernelWireguard: true,
      mptcp: false,
      bonding: true,
      openvpn: true,
      dnsmasq: false,
      qdiscs: ['htb', 'fq_codel', 'cake'],
      access: [],
      ipv6: false,
      bbr: null,
      rtoMax: false,
    },
    wireguardPublicKey: '',
    answered: [],
    lineFacts: lines.map((name) => {
      const address = addressOf(name);
      return { interface: name, address, gateway: address?.replace(/\d+$/, '1') ?? null };
    }),
    leases: [],
    modems: [],
    localAddresses: [],
    ledger: { sysctls: {}, addresses: [] },
  };
}
