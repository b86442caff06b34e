import { z } from 'zod';
import { Ipv4 } from '../address.js';
import { DisplayName } from '../display-name.js';
import { Id, Instant } from '../id.js';
import { Ipv6Cidr } from '../ipv6.js';
import { ClaimView, DeviceView } from './site.js';

/** A relay as platform staff see it. */
export const Relay = z.object({
  id: Id,
  name: z.string(),
  region: z.string(),
  publicAddress: Ipv4,
  ipv6Prefix: Ipv6Cidr.nullable(),
  sites: z.int(),
  device: DeviceView.nullable(),
  claim: ClaimView.nullable(),
  createdAt: Instant,
});
export type Relay = z.infer<typeof Relay>;

/** A relay in a list. */
export const RelaySummary = Relay.pick({ id: true, name: true, publicAddress: true });
export type RelaySummary = z.infer<typeof RelaySummary>;

export const RelayInput = z.strictObject({
  name: DisplayName,
  region: z.string().min(1).max(32),
  publicAddress: Ipv4,
  /** A prefix of IPv6 that is routed to the relay, whole /64 networks for its sites: the first is the relay's own. */
  ipv6Prefix: Ipv6Cidr.nullable().default(null),
});
export type RelayInput = z.infer<typeof RelayInput>;

/** What of a relay may change: its sites' LANs get their networks out of the new prefix. */
export const RelayChange = RelayInput.pick({ name: true }).extend({ ipv6Prefix: Ipv6Cidr.nullable() });
export type RelayChange = z.infer<typeof RelayChange>;

/** What a change of a relay means to the sites whose LANs have IPv6 through it. */
export const RelayPreview = z.object({
  /** Sites whose LAN gets its first network. */
  gained: z.int(),
  /** Sites whose LAN gets another network. */
  moved: z.int(),
  /** Sites whose LAN loses its network. */
  stranded: z.int(),
  /** Some of them: the stranded first, then by name. */
  sites: z.array(
    z.object({
      id: Id,
      name: z.string(),
      tenant: z.string(),
      before: Ipv6Cidr.nullable(),
      after: Ipv6Cidr.nullable(),
    }),
  ),
});
export type RelayPreview = z.infer<typeof RelayPreview>;
