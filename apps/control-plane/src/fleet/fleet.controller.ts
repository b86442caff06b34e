import { Controller } from '@nestjs/common';
import type { RouteInput } from '@tresse/contracts';
import { routes } from '@tresse/contracts';
import type { Person } from '../http/index.js';
import { Endpoint } from '../http/index.js';
import type { FleetPage } from './fleet.service.js';
import { FleetService } from './fleet.service.js';

@Controller()
export class FleetController {
  constructor(private readonly fleet: FleetService) {}

  @Endpoint(routes.listFleet)
  async list({ query }: RouteInput<typeof routes.listFleet>, _person: Person): Promise<FleetPage> {
    return this.fleet.page(query);
  }
}
