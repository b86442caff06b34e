import { z } from 'zod';
import { Ipv4, Port } from '../address.js';
import { Id } from '../id.js';
import { Ipv6Cidr } from '../ipv6.js';
import { MAX_LINES, MIN_LINES } from '../limits.js';
import { Braid } from '../settings/braid.js';
import { Lan } from '../settings/lan.js';
import { Bond } from './bond.js';
import { Fallback } from './fallback.js';
import { SiteLine } from './line.js';
import { DesiredQuality, SiteBypass, SitePortForward } from './traffic.js';
import { TwinPath } from './twin-path.js';

/** What the box at a site should be. */
export const SiteDesired = z.strictObject({
  role: z.literal('site'),
  site: z.strictObject({ id: Id, name: z.string() }),
  braid: Braid,
  /** Null for the other profiles. */
  bond: Bond.nullable(),
  lines: z.array(SiteLine).min(MIN_LINES).max(MAX_LINES),
  lan: Lan,
  /** The LAN's network of the relay's IPv6 prefix; null when it has none. */
  ipv6: Ipv6Cidr.nullable().default(null),
  /** The site's one address inside the tunnels: source of all that is not carried by the proxies. */
  bondAddress: Ipv4,
  /** The address that the internet sees of the site; null for the relay's own. */
  publicAddress: Ipv4.nullable().default(null),
  relay: z.strictObject({
    /** Identity in the relay's certificate. */
    device: Id,
    /** Address of the relay inside every tunnel. */
    address: Ipv4,
    /** The relay's own on the internet, where the tunnels lead. */
    publicAddress: Ipv4,
    /** Where the relay's proxy accepts the braided TCP connections, inside the tunnels. */
    proxyPort: Port,
    /** The same on the public address, with mutual TLS: carrier `direct`. */
    directPort: Port,
    /** Where the relay answers heartbeats (UDP) of the line watcher. */
    heartbeatPort: Port,
    /** Where the relay serves speed tests (TCP). */
    speedTestPort: Port,
    /** On its public address, for lines that block UDP. */
    fallback: Fallback,
  }),
  portForwards: z.array(SitePortForward),
  bypass: z.array(SiteBypass),
  quality: DesiredQuality,
  /** Null when nothing is sent twice. */
  twin: TwinPath.nullable(),
});
export type SiteDesired = z.infer<typeof SiteDesired>;
