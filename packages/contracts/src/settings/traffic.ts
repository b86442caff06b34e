import { z } from 'zod';
import { Ipv4, Ipv4Cidr, Port } from '../address.js';
import { takes } from '../field-issues.js';
import { Ipv6, Ipv6Cidr } from '../ipv6.js';

/** Ports from the first to the last. */
export const PortRange = z.strictObject({ first: Port, last: Port });
export type PortRange = z.infer<typeof PortRange>;

/** A name in the DNS, which stands for itself and all below it; lower case, no trailing dot. */
export const DomainName = z
  .string()
  .max(253)
  .regex(
    /^(?=.*[a-z])([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
    takes('field.domain'),
  );
export type DomainName = z.infer<typeof DomainName>;

/** Address of a network card, six bytes in lower-case hexadecimal. */
export const MacAddress = z.string().regex(/^([0-9a-f]{2}:){5}[0-9a-f]{2}$/, takes('field.mac'));
export type MacAddress = z.infer<typeof MacAddress>;

/** Somewhere on the internet: a host, a network, or all hosts of a domain. */
export const Destination = z.union([Ipv4, Ipv4Cidr, Ipv6, Ipv6Cidr, DomainName], takes('field.destination'));
export type Destination = z.infer<typeof Destination>;

/** A device of the LAN, or several: by IPv4 address, network or network card, which alone tells a device's IPv6 too. */
export const LanSource = z.union([Ipv4, Ipv4Cidr, MacAddress], takes('field.lan-source'));
export type LanSource = z.infer<typeof LanSource>;

/** Which of the LAN's traffic is meant: all conditions must hold, and of each list one; an empty list is no condition. */
export const TrafficMatch = z.strictObject({
  /** `any` leaves the ports out of account. */
  protocol: z.enum(['any', 'tcp', 'udp']).default('any'),
  /** Destination ports. */
  ports: z.array(PortRange).max(16).default([]),
  to: z.array(Destination).max(64).default([]),
  from: z.array(LanSource).max(64).default([]),
});
export type TrafficMatch = z.infer<typeof TrafficMatch>;

/** True for a destination that is an address or a network of IPv6. */
export function isIpv6(place: Destination): boolean {
  return place.includes(':');
}

/** True when two ranges share a port. */
export function portsOverlap(a: PortRange, b: PortRange): boolean {
  return a.first <= b.last && b.first <= a.last;
}
