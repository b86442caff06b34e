import type { Braid, Ipv4, Port, TunnelKey } from '@tresse/contracts';
import type { BondLink, IdentityFiles, Paths } from '../host-state.js';
import { openvpnPart } from './openvpn.js';
import type { Part } from './part.js';

export type BondBraid = Extract<Braid, { profile: 'bond' }>;

/** Routes over the bond come before those over single tunnels. */
export const BOND_METRIC = 100;

/** Between two looks of the driver at its taps' carriers, and between two ARP requests, in ms. */
const CARRIER_MS = 100;
const ARP_MS = 200;

/** The bond as the kernel's driver is told; `peer` is what its own ARP requests ask for. Source: bonding.rst of Linux. */
export function bondLink(name: string, { mode, hash, monitor }: BondBraid, peer: Ipv4): BondLink {
  const watch = monitor === 'arp' ? { arp: { everyMs: ARP_MS, target: peer } } : { carrierMs: CARRIER_MS };
  return { kind: 'bond', name, mode, ...(mode === 'balance-xor' ? { hash } : {}), ...watch };
}

/** What the kernel is told of the bond's interface: a bond without any carrier leaves its traffic to the best tunnel. */
export function bondSysctls(name: string): Record<string, string> {
  return {
    [`net/ipv4/conf/${name}/rp_filter`]: '0',
    [`net/ipv4/conf/${name}/send_redirects`]: '0',
    [`net/ipv4/conf/${name}/ignore_routes_with_linkdown`]: '1',
  };
}

/** One line of a bond, at either end. */
export interface BondedLine {
  readonly name: string;
  readonly tap: string;
  /** In bytes. */
  readonly mtu: number;
  readonly key: TunnelKey;
  /** What only this end is told. */
  readonly settings: readonly string[];
}

/** The OpenVPN that carries one tap's frames over one line. The tap is the bond's and outlives the process. */
export function bondedLinePart(paths: Paths, identity: IdentityFiles, line: BondedLine): Part {
  return openvpnPart(paths, identity, {
    name: line.name,
    key: line.key,
    settings: [
      ...line.settings,
      'proto udp4',
      `dev ${line.tap}`,
      'dev-type tap',
      'persist-tun',
      `tun-mtu ${line.mtu}`,
      'keepalive 2 10',
    ],
  });
}

/** Port of a line's OpenVPN at the relay. */
export function bondPort(firstPort: Port, index: number): Port {
  return firstPort + index - 1;
}
