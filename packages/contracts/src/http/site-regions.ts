import { z } from 'zod';
import { Instant } from '../id.js';
import { RegionObstacle } from '../regions.js';
import { Region } from './me.js';

/** A region as a site may choose it. */
export const SiteRegion = Region.extend({
  /** Why it takes no site now; null where it does. A site that is there stays. */
  obstacle: RegionObstacle.nullable(),
  /** What the site's box measured; null while it has not, or the region did not answer. */
  roundTrip: z.object({ ms: z.number(), at: Instant }).nullable(),
});
export type SiteRegion = z.infer<typeof SiteRegion>;

/** The regions, and which of them suits the site best. */
export const SiteRegions = z.object({
  /** Oldest first, the order in which regions were added. */
  regions: z.array(SiteRegion),
  /** Code of the region with the shortest round trip among those that take a site; null while nothing is measured. */
  nearest: z.string().nullable(),
  /** Whether the box measures anew because somebody looks: the answer comes by the site's stream within seconds. */
  measuring: z.boolean(),
});
export type SiteRegions = z.infer<typeof SiteRegions>;
