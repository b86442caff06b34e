import { z } from 'zod';
import { InterfaceName, Ipv4, Ipv4Cidr, Port } from '../address.js';
import { Id } from '../id.js';
import { MAX_LINES, MIN_LINES } from '../limits.js';
import { Carrier, Profile, SiteLine } from './line.js';

/** A port of the public address that leads to a host of the LAN, as the site must open it. */
export const SitePortForward = z.strictObject({
  id: Id,
  protocol: z.enum(['tcp', 'udp']),
  publicPort: Port,
  toAddress: Ipv4,
  toPort: Port,
});
export type SitePortForward = z.infer<typeof SitePortForward>;

/** What the box at a site should be. */
export const SiteDesired = z.strictObject({
  role: z.literal('site'),
  site: z.strictObject({ id: Id, name: z.string() }),
  profile: Profile,
  carrier: Carrier,
  lines: z.array(SiteLine).min(MIN_LINES).max(MAX_LINES),
  lan: z.strictObject({ interface: InterfaceName, address: Ipv4Cidr }),
  /** The site's one address inside the tunnels: source of all that is not carried by the proxies. */
  bondAddress: Ipv4,
  relay: z.strictObject({
    /** Address of the relay inside every tunnel. */
    address: Ipv4,
    /** Where the relay's proxy accepts the braided TCP connections. */
    proxyPort: Port,
    /** Where the relay answers heartbeats (UDP) of the line watcher. */
    heartbeatPort: Port,
    /** Where the relay serves speed tests (TCP). */
    speedTestPort: Port,
  }),
  portForwards: z.array(SitePortForward),
});
export type SiteDesired = z.infer<typeof SiteDesired>;
