import { Controller } from '@nestjs/common';
import type { RouteInput, SuppliedRegion } from '@tresse/contracts';
import { routes } from '@tresse/contracts';
import type { Person } from '../http/index.js';
import { Endpoint } from '../http/index.js';
import { SuppliedRegionsService } from './supplied-regions.service.js';

type Input<Name extends keyof typeof routes> = RouteInput<(typeof routes)[Name]>;

@Controller()
export class SuppliedRegionsController {
  constructor(private readonly regions: SuppliedRegionsService) {}

  @Endpoint(routes.listSuppliedRegions)
  async list(_: Input<'listSuppliedRegions'>, _person: Person): Promise<SuppliedRegion[]> {
    return this.regions.list();
  }

  @Endpoint(routes.putSuppliedRegion)
  async put({ params, body }: Input<'putSuppliedRegion'>, { user }: Person): Promise<SuppliedRegion> {
    return this.regions.put(user, params.code, body);
  }
}
