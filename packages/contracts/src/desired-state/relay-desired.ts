import { z } from 'zod';
import { Ipv4, Port } from '../address.js';
import { Id } from '../id.js';
import { Ipv6Cidr } from '../ipv6.js';
import { Braid } from '../settings/braid.js';
import { Bond } from './bond.js';
import { Fallback } from './fallback.js';
import { RelayLine } from './line.js';
import { DesiredQuality, RelayOpening, RelayPortForward } from './traffic.js';
import { TwinPath } from './twin-path.js';

/** What a relay should be, whatever sites it serves. */
export const RelayDesired = z.strictObject({
  role: z.literal('relay'),
  relay: z.strictObject({ id: Id, name: z.string() }),
  /** Address of the relay inside every tunnel. */
  address: Ipv4,
  /** The address that the internet sees. */
  publicAddress: Ipv4,
  /** What is routed here of IPv6, for the sites' LANs; null for nothing. */
  ipv6Prefix: Ipv6Cidr.nullable().default(null),
  proxyPort: Port,
  /** Where the proxy accepts subflows on the public address, with mutual TLS: carrier `direct`. */
  directPort: Port,
  heartbeatPort: Port,
  speedTestPort: Port,
  fallback: Fallback,
  /** What its line to the internet carries, in kbit/s, of which its sites then have shares; null while unknown. */
  lineKbit: z.int().positive().nullable().default(null),
});
export type RelayDesired = z.infer<typeof RelayDesired>;

/** What the internet sees of a site: an address, and the ports that its connections leave from where it shares it. */
export const PublicFace = z.strictObject({
  address: Ipv4,
  /** Null for the whole of an address that no other tenant has. */
  ports: z.strictObject({ first: Port, last: Port }).nullable(),
});
export type PublicFace = z.infer<typeof PublicFace>;

/** What a relay should be for one site: the counterpart of that site's document, of the same generation. */
export const RelaySiteDesired = z.strictObject({
  role: z.literal('relay-site'),
  site: z.strictObject({
    id: Id,
    index: z.int().min(1).max(4_094),
    /** Identity in the certificate of the site's box; null when the site was removed. */
    device: Id.nullable(),
  }),
  braid: Braid,
  /** Null for the other profiles. */
  bond: Bond.nullable(),
  bondAddress: Ipv4,
  /** Null for the relay's own address, shared without a range. */
  face: PublicFace.nullable().default(null),
  /** Network of the site's LAN out of the relay's prefix; null when it has none. */
  ipv6: Ipv6Cidr.nullable().default(null),
  /** Empty when the site was removed: the relay then takes all of it down. */
  lines: z.array(RelayLine),
  portForwards: z.array(RelayPortForward),
  /** What of the LAN's network the internet reaches. */
  openings: z.array(RelayOpening).default([]),
  quality: DesiredQuality,
  /** Null when nothing is sent twice. */
  twin: TwinPath.nullable(),
});
export type RelaySiteDesired = z.infer<typeof RelaySiteDesired>;
