import { Controller } from '@nestjs/common';
import type {
  AddressPrice,
  ProviderAccount,
  ProviderRegion,
  ProviderSize,
  RouteInput,
} from '@tresse/contracts';
import { routes } from '@tresse/contracts';
import type { Person } from '../http/index.js';
import { Endpoint } from '../http/index.js';
import { ProviderAccountsService } from './provider-accounts.service.js';

type Input<Name extends keyof typeof routes> = RouteInput<(typeof routes)[Name]>;

@Controller()
export class ProviderAccountsController {
  constructor(private readonly accounts: ProviderAccountsService) {}

  @Endpoint(routes.listProviderAccounts)
  async list(_: Input<'listProviderAccounts'>, _person: Person): Promise<ProviderAccount[]> {
    return this.accounts.list();
  }

  @Endpoint(routes.createProviderAccount)
  async create({ body }: Input<'createProviderAccount'>, { user }: Person): Promise<ProviderAccount> {
    return this.accounts.create(user, body);
  }

  @Endpoint(routes.updateProviderAccount)
  async change({ params, body }: Input<'updateProviderAccount'>, { user }: Person): Promise<ProviderAccount> {
    return this.accounts.change(user, params.accountId, body);
  }

  @Endpoint(routes.removeProviderAccount)
  async remove({ params }: Input<'removeProviderAccount'>, { user }: Person): Promise<Record<string, never>> {
    await this.accounts.remove(user, params.accountId);
    return {};
  }

  @Endpoint(routes.listProviderRegions)
  async regions({ params }: Input<'listProviderRegions'>, _person: Person): Promise<ProviderRegion[]> {
    return this.accounts.regions(params.accountId);
  }

  @Endpoint(routes.listProviderSizes)
  async sizes({ params }: Input<'listProviderSizes'>, _person: Person): Promise<ProviderSize[]> {
    return this.accounts.sizes(params.accountId, params.region);
  }

  @Endpoint(routes.getAddressPrice)
  async addressPrice({ params }: Input<'getAddressPrice'>, _person: Person): Promise<AddressPrice> {
    return this.accounts.addressPrice(params.accountId, params.region);
  }
}
