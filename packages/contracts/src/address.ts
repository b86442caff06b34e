import { z } from 'zod';
import { takes } from './field-issues.js';

/** IPv4 address, dotted quad. */
export const Ipv4 = z.ipv4(takes('field.ipv4'));
export type Ipv4 = z.infer<typeof Ipv4>;

/** One that a machine may have: neither this network, loopback, link-local, multicast nor reserved (RFC 6890). */
export const HostIpv4 = Ipv4.refine(
  (text) => !/^(?:0|127|169\.254|22[4-9]|2[3-5]\d)\./.test(text),
  takes('address.no-host'),
);

/** IPv4 address of a host together with its prefix length, as in `192.168.1.1/24`. */
export const Ipv4Cidr = z.cidrv4(takes('field.cidr'));
export type Ipv4Cidr = z.infer<typeof Ipv4Cidr>;

/** TCP or UDP port. */
export const Port = z.int().min(1).max(65_535);
export type Port = z.infer<typeof Port>;

/** Network interface name as the kernel accepts it (at most 15 bytes, no slash, no blank). */
export const InterfaceName = z.string().regex(/^[a-zA-Z][a-zA-Z0-9._-]{0,14}$/, takes('field.interface'));
export type InterfaceName = z.infer<typeof InterfaceName>;

/** First and last address of a network as unsigned 32-bit numbers. */
export interface AddressRange {
  first: number;
  last: number;
}

/** The address as an unsigned 32-bit number. */
export function ipv4ToNumber(address: Ipv4): number {
  return address.split('.').reduce((value, octet) => value * 256 + Number(octet), 0);
}

/** The dotted quad of an unsigned 32-bit number. */
export function numberToIpv4(value: number): Ipv4 {
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
}

/** The network that a host address with prefix length lies in. */
export function rangeOf(cidr: Ipv4Cidr): AddressRange {
  const [address = '', prefix = '32'] = cidr.split('/');
  const size = 2 ** (32 - Number(prefix));
  const first = Math.floor(ipv4ToNumber(address) / size) * size;
  return { first, last: first + size - 1 };
}

/** True when two networks share an address. */
export function overlaps(a: Ipv4Cidr, b: Ipv4Cidr): boolean {
  const left = rangeOf(a);
  const right = rangeOf(b);
  return left.first <= right.last && right.first <= left.last;
}

/** True when the address lies in the network. */
export function contains(network: Ipv4Cidr, address: Ipv4): boolean {
  const { first, last } = rangeOf(network);
  const value = ipv4ToNumber(address);
  return first <= value && value <= last;
}

/** The address without its prefix length. */
export function hostOf(cidr: Ipv4Cidr): Ipv4 {
  return cidr.split('/')[0] as Ipv4;
}

/** The network address with its prefix length: `192.168.1.1/24` → `192.168.1.0/24`. */
export function networkOf(cidr: Ipv4Cidr): Ipv4Cidr {
  return `${numberToIpv4(rangeOf(cidr).first)}/${cidr.split('/')[1]}`;
}
