import { Controller } from '@nestjs/common';
import type { RouteInput, SiteEvent } from '@tresse/contracts';
import { routes } from '@tresse/contracts';
import { Database } from '../database/index.js';
import type { Member } from '../http/index.js';
import { Endpoint } from '../http/index.js';
import { requireSite } from '../sites/present-site.repository.js';
import { readEvents } from './events.repository.js';

@Controller()
export class EventsController {
  constructor(private readonly database: Database) {}

  @Endpoint(routes.listSiteEvents)
  async list(
    { params: { siteId }, query }: RouteInput<typeof routes.listSiteEvents>,
    { tenant }: Member,
  ): Promise<{ items: SiteEvent[]; next: string | null }> {
    return this.database.forTenant(tenant.id, async (tx) => {
      await requireSite(tx, siteId);
      return readEvents(tx, { siteId }, query);
    });
  }
}
