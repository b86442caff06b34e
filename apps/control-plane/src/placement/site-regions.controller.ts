import { Controller } from '@nestjs/common';
import { type RouteInput, routes, type SiteRegions } from '@tresse/contracts';
import { Database } from '../database/index.js';
import { ApiError, Endpoint, type Member } from '../http/index.js';
import { readInstallation, readProbingSite, readRoundTrips } from './placement.repository.js';
import { PROBE_AGE_MS, RegionProber } from './region-prober.js';
import { siteRegions } from './site-regions.js';

@Controller()
export class SiteRegionsController {
  constructor(
    private readonly database: Database,
    private readonly prober: RegionProber,
  ) {}

  /** Who looks has the box measure what is older than a minute; that comes by the site's stream. */
  @Endpoint(routes.getSiteRegions)
  async read({ params }: RouteInput<typeof routes.getSiteRegions>, { tenant }: Member): Promise<SiteRegions> {
    const { siteId } = params;
    const known = await this.database.forTenant(tenant.id, async (tx) => {
      const site = await readProbingSite(tx, siteId);
      if (!site) throw new ApiError('not-found');
      const installation = await readInstallation(tx, { siteId });
      return { ...site, installation, kept: site.device ? await readRoundTrips(tx, siteId) : {} };
    });
    const { device, installation, kept } = known;
    const measuring = device?.online ? await this.prober.ask(device.id, PROBE_AGE_MS.watched) : false;
    return siteRegions(installation, kept, measuring);
  }
}
