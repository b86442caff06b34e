import {
  type FieldProblem,
  hostOf,
  type Ipv4,
  type Ipv4Cidr,
  type LineInput,
  networkOf,
  numberToIpv4,
  overlaps,
  rangeOf,
  TUNNEL_POOL,
} from '@tresse/contracts';
import { fieldProblem } from '../../http/field-problem.js';

/** «This host», loopback, and multicast with all that is reserved above it (RFC 6890): no host has them. */
const NO_HOSTS: readonly Ipv4Cidr[] = ['0.0.0.0/8', '127.0.0.0/8', '224.0.0.0/3'];

/** What hosts give themselves where nobody hands out addresses (RFC 3927); Tresse has pools of its own in it. */
const LINK_LOCAL: Ipv4Cidr = '169.254.0.0/16';

/** A network that the box was given on an interface, as it reports it. */
export interface GivenNetwork {
  interface: string;
  network: Ipv4Cidr;
}

/** What is wrong with a network as one of ours. */
export function checkNetwork(path: string, cidr: Ipv4Cidr): FieldProblem[] {
  if (overlaps(cidr, TUNNEL_POOL)) return [fieldProblem(path, 'network.reserved')];
  if (NO_HOSTS.some((special) => overlaps(cidr, special))) return [fieldProblem(path, 'network.special')];
  return overlaps(cidr, LINK_LOCAL) ? [fieldProblem(path, 'network.link-local')] : [];
}

/** What is wrong with an address as that of a host of ours. */
export function checkHost(path: string, cidr: Ipv4Cidr): FieldProblem[] {
  const problems = checkNetwork(path, cidr);
  if (problems.length > 0) return problems;
  return isHost(hostOf(cidr), cidr) ? [] : [fieldProblem(path, 'network.not-a-host')];
}

/** False for the first and last address of a network; /31 and /32 have none that are special (RFC 3021). */
export function isHost(address: Ipv4, network: Ipv4Cidr): boolean {
  const { first, last } = rangeOf(network);
  if (last - first < 2) return true;
  return address !== numberToIpv4(first) && address !== numberToIpv4(last);
}

/** True when the network shares an address with that of a line, where its network is set or was given to the box. */
export function overlapsLine(
  cidr: Ipv4Cidr,
  { addressing, interface: own, vlan }: LineInput,
  given: readonly GivenNetwork[] = [],
): boolean {
  const { method } = addressing;
  if (method === 'static') return overlaps(networkOf(cidr), addressing.address);
  // The addresses of sessions and VLANs are on interfaces of which the box does not tell.
  if (method === 'pppoe' || vlan !== null) return false;
  return given.some((known) => known.interface === own && overlaps(cidr, known.network));
}
