import { Controller } from '@nestjs/common';
import type { ChangePreview, RouteInput, Site, SiteSummary } from '@tresse/contracts';
import { routes } from '@tresse/contracts';
import type { Member } from '../http/index.js';
import { Endpoint } from '../http/index.js';
import { SitesService } from './sites.service.js';

type Input<Name extends keyof typeof routes> = RouteInput<(typeof routes)[Name]>;

@Controller()
export class SitesController {
  constructor(private readonly sites: SitesService) {}

  @Endpoint(routes.listSites)
  async list(_: Input<'listSites'>, { tenant }: Member): Promise<SiteSummary[]> {
    return this.sites.list(tenant.id);
  }

  @Endpoint(routes.createSite)
  async create({ body }: Input<'createSite'>, caller: Member): Promise<Site> {
    return this.sites.create(caller, body);
  }

  @Endpoint(routes.getSite)
  async get({ params }: Input<'getSite'>, { tenant }: Member): Promise<Site> {
    return this.sites.get(tenant.id, params.siteId);
  }

  @Endpoint(routes.updateSite)
  async update({ params, body }: Input<'updateSite'>, caller: Member): Promise<Site> {
    return this.sites.update(caller, params.siteId, body);
  }

  @Endpoint(routes.previewSite)
  async preview({ params, body }: Input<'previewSite'>, { tenant }: Member): Promise<ChangePreview> {
    return this.sites.preview(tenant.id, params.siteId, body);
  }

  @Endpoint(routes.removeSite)
  async remove({ params }: Input<'removeSite'>, caller: Member): Promise<Record<string, never>> {
    await this.sites.remove(caller, params.siteId);
    return {};
  }
}
