import { z } from 'zod';
import { Ipv4, Port } from '../address.js';
import { Id } from '../id.js';
import { Carrier, Profile, RelayLine } from './line.js';

/** A public port that the relay leads into a site's tunnels, to the same port of the site's bond address. */
export const RelayPortForward = z.strictObject({
  id: Id,
  protocol: z.enum(['tcp', 'udp']),
  publicPort: Port,
});
export type RelayPortForward = z.infer<typeof RelayPortForward>;

/** What a relay should be, whatever sites it serves. */
export const RelayDesired = z.strictObject({
  role: z.literal('relay'),
  relay: z.strictObject({ id: Id, name: z.string() }),
  /** Address of the relay inside every tunnel. */
  address: Ipv4,
  /** The address that the internet sees. */
  publicAddress: Ipv4,
  proxyPort: Port,
  heartbeatPort: Port,
  speedTestPort: Port,
});
export type RelayDesired = z.infer<typeof RelayDesired>;

/** What a relay should be for one site: the counterpart of that site's document, of the same generation. */
export const RelaySiteDesired = z.strictObject({
  role: z.literal('relay-site'),
  site: z.strictObject({ id: Id, index: z.int().min(1).max(4_094) }),
  profile: Profile,
  carrier: Carrier,
  bondAddress: Ipv4,
  /** Empty when the site was removed: the relay then takes all of it down. */
  lines: z.array(RelayLine),
  portForwards: z.array(RelayPortForward),
});
export type RelaySiteDesired = z.infer<typeof RelaySiteDesired>;
