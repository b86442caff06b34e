import { z } from 'zod';
import { InterfaceName, Ipv4, Ipv4Cidr } from '../address.js';
import { DisplayName } from '../display-name.js';
import { Ipv6Opening } from './opening.js';
import { MacAddress } from './traffic.js';

/**
 * How the box stands in the LAN. `routed`: its LAN is a network of its own. `one-arm`: LAN, box and the lines' boxes
 * share one segment and one interface. `in-front`: a router of the customer's has the LAN behind it.
 */
export const LanMode = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('routed') }),
  z.strictObject({ kind: z.literal('one-arm') }),
  z.strictObject({
    kind: z.literal('in-front'),
    /** The customer's router in the transit network. */
    router: Ipv4,
    /** Networks behind that router, which it does not translate. */
    networks: z.array(Ipv4Cidr).max(32).default([]),
  }),
]);
export type LanMode = z.infer<typeof LanMode>;

/** Addresses that the box hands out in the LAN. */
export const LanDhcp = z.strictObject({
  first: Ipv4,
  last: Ipv4,
  leaseMinutes: z.int().min(2).max(10_080).default(720),
});
export type LanDhcp = z.infer<typeof LanDhcp>;

/** A device of the LAN that has a name, and always the same address if one is given. */
export const LanDevice = z.strictObject({
  name: DisplayName,
  mac: MacAddress,
  address: Ipv4.nullable().default(null),
});
export type LanDevice = z.infer<typeof LanDevice>;

/** The LAN of a site, and what the box does in it. */
export const Lan = z.strictObject({
  interface: InterfaceName,
  /** Address of the box in the LAN. */
  address: Ipv4Cidr,
  mode: LanMode.default({ kind: 'routed' }),
  /** Null when the LAN has a DHCP server of its own. */
  dhcp: LanDhcp.nullable().default(null),
  /** The box answers the LAN's DNS questions. */
  dns: z.boolean().default(false),
  /** The LAN has a network of the relay's IPv6 prefix; without, it has no IPv6 through the box. */
  ipv6: z.boolean().default(false),
  /** What of the LAN the internet reaches by IPv6. */
  openings: z.array(Ipv6Opening).max(100).default([]),
  devices: z.array(LanDevice).max(200).default([]),
});
export type Lan = z.infer<typeof Lan>;
