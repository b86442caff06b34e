import { BlockList, isIP, isIPv6 } from 'node:net';

/**
 * What is no host of the internet (IANA's registries of special-purpose addresses): this network, private, shared,
 * loopback, link-local with clouds' metadata services, protocol assignments, documentation, benchmarks, multicast, reserved.
 */
const NOT_INTERNET_IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];
/** Within the internet's 2000::/3: protocol assignments with Teredo, documentation, 6to4, and documentation again. */
const NOT_INTERNET_IPV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];
const INTERNET_IPV6 = ['2000::/3'];

/** Networks of this machine alone. */
export const LOOPBACK = ['127.0.0.0/8', '::1/128'];

const refusedIpv4 = listOf(NOT_INTERNET_IPV4);
const refusedIpv6 = listOf(NOT_INTERNET_IPV6);
const internetIpv6 = listOf(INTERNET_IPV6);
const loopback = listOf(LOOPBACK);

/** Where announcements may be sent to: the internet, and the networks that this installation allows beside it. */
export class AddressPolicy {
  private readonly allowed: BlockList;

  /** `allowed` as networks with their prefix lengths. */
  constructor(allowed: readonly string[]) {
    this.allowed = listOf(allowed);
  }

  allows(address: string): boolean {
    if (isIP(address) === 0) return false;
    return holds(this.allowed, address) || isInternet(address);
  }
}

/** True when the address leads to this machine alone. */
export function isLoopback(address: string): boolean {
  return isIP(address) !== 0 && holds(loopback, address);
}

function isInternet(address: string): boolean {
  if (!isIPv6(address)) return !holds(refusedIpv4, address);
  return holds(internetIpv6, address) && !holds(refusedIpv6, address);
}

function holds(list: BlockList, address: string): boolean {
  return list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix] = network.split('/');
    list.addSubnet(address, Number(prefix), isIPv6(address) ? 'ipv6' : 'ipv4');
  }
  return list;
}
