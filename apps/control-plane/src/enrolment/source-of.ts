import { isIPv6 } from 'node:net';

/**
 * Where an address belongs, for counting: an IPv4 address stands for itself, also when it is written as IPv6; an IPv6
 * one for its /64, which is the least that one customer has to himself (RFC 6177).
 */
export function sourceOf(address: string): string {
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [bare = ''] = address.split('%');
  const [head = [], tail = []] = bare.split('::').map((part) => (part === '' ? [] : part.split(':')));
  const left = bare.includes('::') ? Array.from({ length: 8 - head.length - tail.length }, () => '0') : [];
  const groups = [...head, ...left, ...tail].slice(0, 4);
  return groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':');
}
