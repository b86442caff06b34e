import { z } from 'zod';
import { Id } from '../id.js';
import { SiteState, SiteSummary } from './site.js';
import { PageQuery } from './site-history.js';

/** A site as support sees it, with the customer it belongs to. */
export const FleetSite = SiteSummary.extend({ tenant: z.object({ id: Id, name: z.string() }) });
export type FleetSite = z.infer<typeof FleetSite>;

/** Which sites of all tenants. */
export const FleetQuery = PageQuery.extend({
  /** Part of a site's or tenant's name or of a public address; a whole address is that one alone. */
  search: z.string().max(100).optional(),
  state: SiteState.optional(),
});
export type FleetQuery = z.infer<typeof FleetQuery>;

/** How many sites are in each state. */
export const FleetCounts = z.record(SiteState, z.int());
export type FleetCounts = z.infer<typeof FleetCounts>;
