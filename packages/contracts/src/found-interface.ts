import { z } from 'zod';
import { InterfaceName, Ipv4, Ipv4Cidr } from './address.js';
import { Instant } from './id.js';
import { MacAddress } from './settings/traffic.js';

/** What a network interface is: a wired card, a Wi-Fi card, a 4G or 5G modem's, or something else. */
export const FoundKind = z.enum(['ethernet', 'wifi', 'modem', 'other']);
export type FoundKind = z.infer<typeof FoundKind>;

/** Most interfaces that a device tells of. */
export const MAX_FOUND_INTERFACES = 32;

/** A network interface that a site's box has, whether or not anything uses it: what a line can be made of. */
export const FoundInterface = z.strictObject({
  name: InterfaceName,
  /** Null where it has none, as many modems'. */
  mac: MacAddress.nullable(),
  kind: FoundKind,
  /** Something is plugged in and answers at the other end of the cable. */
  carrier: z.boolean(),
  /** The address that it has or was leased, with its prefix length; null without. */
  address: Ipv4Cidr.nullable(),
  /** The router that goes with the address; null when none was named. */
  gateway: Ipv4.nullable(),
  /** Whether the control plane's enrolment address answered by this interface alone; null when it was not tried. */
  internet: z.boolean().nullable(),
  /** What the settings in force use it for; null when they do not. */
  usedFor: z.enum(['line', 'lan']).nullable(),
});
export type FoundInterface = z.infer<typeof FoundInterface>;

/** All that a device tells of its interfaces, each once. */
export const FoundInterfaces = z
  .array(FoundInterface)
  .max(MAX_FOUND_INTERFACES)
  .refine((all) => new Set(all.map(({ name }) => name)).size === all.length);

/** What a site's box found, and when the control plane first heard it said so. */
export const Found = z.object({ at: Instant, interfaces: FoundInterfaces });
export type Found = z.infer<typeof Found>;
