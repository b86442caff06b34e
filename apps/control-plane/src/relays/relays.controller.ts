import { Controller } from '@nestjs/common';
import type {
  NewClaim,
  Region,
  Relay,
  RelayPreview,
  RelaySummary,
  RouteInput,
  SiteEvent,
} from '@tresse/contracts';
import { routes } from '@tresse/contracts';
import { Database } from '../database/index.js';
import type { Member, Person } from '../http/index.js';
import { Endpoint } from '../http/index.js';
import { readRegions } from './relays.repository.js';
import { RelaysService } from './relays.service.js';

type Input<Name extends keyof typeof routes> = RouteInput<(typeof routes)[Name]>;

@Controller()
export class RelaysController {
  constructor(
    private readonly database: Database,
    private readonly relays: RelaysService,
  ) {}

  @Endpoint(routes.listRegions)
  async listRegions(_: Input<'listRegions'>, { tenant }: Member): Promise<Region[]> {
    return this.database.forTenant(tenant.id, readRegions);
  }

  @Endpoint(routes.listRelays)
  async list(_: Input<'listRelays'>, _person: Person): Promise<RelaySummary[]> {
    return this.relays.list();
  }

  @Endpoint(routes.createRelay)
  async create({ body }: Input<'createRelay'>, { user }: Person): Promise<Relay> {
    return this.relays.create(user, body);
  }

  @Endpoint(routes.getRelay)
  async read({ params }: Input<'getRelay'>, _person: Person): Promise<Relay> {
    return this.relays.read(params.relayId);
  }

  @Endpoint(routes.previewRelay)
  async preview({ params, body }: Input<'previewRelay'>, _person: Person): Promise<RelayPreview> {
    return this.relays.preview(params.relayId, body);
  }

  @Endpoint(routes.updateRelay)
  async change({ params, body }: Input<'updateRelay'>, { user }: Person): Promise<Relay> {
    return this.relays.change(user, params.relayId, body);
  }

  @Endpoint(routes.listRelayEvents)
  async events(
    { params, query }: Input<'listRelayEvents'>,
    _person: Person,
  ): Promise<{ items: SiteEvent[]; next: string | null }> {
    return this.relays.events(params.relayId, query);
  }

  @Endpoint(routes.createRelayClaim)
  async claim({ params }: Input<'createRelayClaim'>, { user }: Person): Promise<NewClaim> {
    return this.relays.claim(user, params.relayId);
  }
}
