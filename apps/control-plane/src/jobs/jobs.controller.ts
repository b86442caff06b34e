import { Controller } from '@nestjs/common';
import type { Job, RouteInput } from '@tresse/contracts';
import { routes } from '@tresse/contracts';
import type { Member } from '../http/index.js';
import { Endpoint } from '../http/index.js';
import { JobsService } from './jobs.service.js';

@Controller()
export class JobsController {
  constructor(private readonly jobs: JobsService) {}

  @Endpoint(routes.listSiteJobs)
  async list({ params }: RouteInput<typeof routes.listSiteJobs>, { tenant }: Member): Promise<Job[]> {
    return this.jobs.list(tenant.id, params.siteId);
  }

  @Endpoint(routes.createSiteJob)
  async create({ params, body }: RouteInput<typeof routes.createSiteJob>, caller: Member): Promise<Job> {
    return this.jobs.create(caller, params.siteId, body.kind);
  }
}
