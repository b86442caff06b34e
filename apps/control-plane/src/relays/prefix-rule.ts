import {
  type FieldProblem,
  type Ipv6Cidr,
  ipv6Network,
  ipv6Overlaps,
  prefixLength,
  type RelayInput,
} from '@tresse/contracts';
import { fieldProblem } from '../http/field-problem.js';

/** Addresses that the internet routes (RFC 4291 §2.4, IANA). */
const ROUTED = '2000::/3';

/** Lengths of which a relay can give its sites a /64 each: at least 255 of them, at most what a provider hands out. */
const SHORTEST = 29;
const LONGEST = 56;

/** What is wrong with a relay's prefix of IPv6. */
export function checkPrefix({ ipv6Prefix }: Pick<RelayInput, 'ipv6Prefix'>): FieldProblem[] {
  if (ipv6Prefix === null) return [];
  const length = prefixLength(ipv6Prefix);
  const fits = length >= SHORTEST && length <= LONGEST && ipv6Overlaps(ipv6Prefix, ROUTED);
  if (!fits) return [fieldProblem('ipv6Prefix', 'prefix.length')];
  return ipv6Network(ipv6Prefix) === ipv6Prefix.toLowerCase()
    ? []
    : [fieldProblem('ipv6Prefix', 'prefix.host-bits', { network: ipv6Network(ipv6Prefix) })];
}

/** Whether the relay's prefix shares an address with one of others. */
export function isTaken(
  { ipv6Prefix }: Pick<RelayInput, 'ipv6Prefix'>,
  others: readonly Ipv6Cidr[],
): boolean {
  return ipv6Prefix !== null && others.some((other) => ipv6Overlaps(ipv6Prefix, other));
}

/** The relay with its prefix as everybody writes it, in lower case. */
export function withPrefixAsWritten<T extends Pick<RelayInput, 'ipv6Prefix'>>(relay: T): T {
  return { ...relay, ipv6Prefix: relay.ipv6Prefix && ipv6Network(relay.ipv6Prefix) };
}
