import { Controller } from '@nestjs/common';
import { type Relay, type RelaySite, type RouteInput, routes } from '@tresse/contracts';
import type { Person } from '../http/index.js';
import { Endpoint } from '../http/index.js';
import { OwnAddressService } from './own-address.service.js';
import { RelayPoolService } from './relay-pool.service.js';

type Input<Name extends keyof typeof routes> = RouteInput<(typeof routes)[Name]>;

@Controller()
export class RelayPoolController {
  constructor(
    private readonly pool: RelayPoolService,
    private readonly ownAddresses: OwnAddressService,
  ) {}

  @Endpoint(routes.addRelayAddress)
  async add({ params, body }: Input<'addRelayAddress'>, { user }: Person): Promise<Relay> {
    return this.pool.add(user, params.relayId, body.address);
  }

  @Endpoint(routes.orderRelayAddresses)
  async order({ params, body }: Input<'orderRelayAddresses'>, { user }: Person): Promise<Relay> {
    return this.pool.order(user, params.relayId, body.count);
  }

  @Endpoint(routes.giveOwnAddress)
  async giveOwn({ params }: Input<'giveOwnAddress'>, { user }: Person): Promise<Relay> {
    return this.ownAddresses.give(user, params.relayId, params.tenantId);
  }

  @Endpoint(routes.endOwnAddress)
  async endOwn({ params }: Input<'endOwnAddress'>, { user }: Person): Promise<Relay> {
    return this.ownAddresses.end(user, params.relayId, params.tenantId);
  }

  @Endpoint(routes.removeRelayAddress)
  async remove({ params }: Input<'removeRelayAddress'>, { user }: Person): Promise<Relay> {
    return this.pool.remove(user, params.relayId, params.address);
  }

  @Endpoint(routes.listRelaySites)
  async sites(
    { params, query }: Input<'listRelaySites'>,
    _person: Person,
  ): Promise<{ items: RelaySite[]; next: string | null }> {
    return this.pool.sites(params.relayId, query);
  }
}
