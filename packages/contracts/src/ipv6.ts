import { z } from 'zod';
import { takes } from './field-issues.js';

/** A network of IPv6 with its prefix length, as in `2001:db8:7::/48`. */
export const Ipv6Cidr = z.cidrv6(takes('field.ipv6-cidr'));
export type Ipv6Cidr = z.infer<typeof Ipv6Cidr>;

/** An address of IPv6. */
export const Ipv6 = z.ipv6(takes('field.ipv6'));
export type Ipv6 = z.infer<typeof Ipv6>;

/** What of IPv6 the internet is made of (RFC 4291 §2.4, IANA): all else is local, reserved or multicast. */
export const IPV6_INTERNET: Ipv6Cidr = '2000::/3';

/** Prefix length of a LAN, in which its devices choose their addresses by themselves (RFC 4862). */
export const LAN_PREFIX = 64;

/** First and last address of a network of IPv6. */
interface Ipv6Range {
  readonly first: bigint;
  readonly last: bigint;
}

/** The address as a number; `::` and a dotted quad at the end are understood (RFC 4291 §2.2). */
export function ipv6ToNumber(address: Ipv6): bigint {
  const [head = '', tail] = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, quadAsGroups).split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const [left, right] = [groups(head), groups(tail ?? '')];
  const between = Array<string>(tail === undefined ? 0 : 8 - left.length - right.length).fill('0');
  return [...left, ...between, ...right].reduce((value, group) => value * 65_536n + BigInt(`0x${group}`), 0n);
}

function quadAsGroups(_: string, ...octets: string[]): string {
  const [a = 0, b = 0, c = 0, d = 0] = octets.map(Number);
  return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
}

/** The address of a number as the kernel writes it: the longest run of two or more zero groups is `::` (RFC 5952 §4.2). */
export function numberToIpv6(value: bigint): Ipv6 {
  const groups = Array.from({ length: 8 }, (_, at) =>
    ((value >> BigInt(112 - 16 * at)) & 0xffffn).toString(16),
  );
  const text = groups.join(':');
  const runs = [...text.matchAll(/\b0(:0)+\b/g)].sort((a, b) => b[0].length - a[0].length);
  const run = runs[0];
  if (run === undefined) return text;
  const [before, after] = [text.slice(0, run.index), text.slice(run.index + run[0].length)];
  return `${before.replace(/:$/, '')}::${after.replace(/^:/, '')}`;
}

function rangeOf(network: Ipv6Cidr | Ipv6): Ipv6Range {
  const [address = '', length = '128'] = network.split('/');
  const size = 1n << BigInt(128 - Number(length));
  const first = (ipv6ToNumber(address) / size) * size;
  return { first, last: first + size - 1n };
}

/** True when two networks of IPv6 share an address. */
export function ipv6Overlaps(a: Ipv6Cidr, b: Ipv6Cidr): boolean {
  const [left, right] = [rangeOf(a), rangeOf(b)];
  return left.first <= right.last && right.first <= left.last;
}

/** True when the outer network holds all of the inner one; an address is a network of 128 bits. */
export function ipv6Holds(outer: Ipv6Cidr | Ipv6, inner: Ipv6Cidr | Ipv6): boolean {
  const [wide, narrow] = [rangeOf(outer), rangeOf(inner)];
  return wide.first <= narrow.first && narrow.last <= wide.last;
}

/** How many bits of a network's address are its prefix. */
export function prefixLength(network: Ipv6Cidr): number {
  return Number(network.split('/')[1]);
}

/** The network as everybody writes it: without bits of a host, and as short as can be. */
export function ipv6Network(network: Ipv6Cidr): Ipv6Cidr {
  return `${numberToIpv6(rangeOf(network).first)}/${prefixLength(network)}`;
}

/** The host of this number in a network, without its prefix length. */
export function ipv6HostOf(network: Ipv6Cidr, host: number): Ipv6 {
  return numberToIpv6(rangeOf(network).first + BigInt(host));
}

/** The address of the device with this suffix in a LAN's network. */
export function ipv6At(network: Ipv6Cidr, suffix: Ipv6): Ipv6 {
  return numberToIpv6(rangeOf(network).first + ipv6ToNumber(suffix));
}

/** The LAN's network of this number in a prefix; null when the prefix has not so many. */
export function ipv6Subnet(prefix: Ipv6Cidr, index: number): Ipv6Cidr | null {
  const { first, last } = rangeOf(prefix);
  const subnet = first + (BigInt(index) << BigInt(128 - LAN_PREFIX));
  return subnet > last ? null : `${numberToIpv6(subnet)}/${LAN_PREFIX}`;
}
