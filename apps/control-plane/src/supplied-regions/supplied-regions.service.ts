import { Injectable } from '@nestjs/common';
import type { RegionInput, RegionSupply, SuppliedRegion } from '@tresse/contracts';
import { auditPlatform } from '../audit/index.js';
import { Database } from '../database/index.js';
import { ApiError, fieldProblem, type Person } from '../http/index.js';
import { Clouds, refused } from '../provider-accounts/index.js';
import { lockAccount, readSuppliedRegions, writeRegion } from './supplied-regions.repository.js';

/** Regions, as platform staff supply them. */
@Injectable()
export class SuppliedRegionsService {
  constructor(
    private readonly database: Database,
    private readonly clouds: Clouds,
  ) {}

  async list(): Promise<SuppliedRegion[]> {
    return this.database.forPlatform('relays', (tx) => readSuppliedRegions(tx));
  }

  /**
   * Adds or changes a region once its provider is known to sell there what it is to be supplied with.
   *
   * @throws ApiError `request.invalid`, `provider.refused`
   */
  async put(by: Person['user'], code: string, input: RegionInput): Promise<SuppliedRegion> {
    if (input.supply) await this.check(input.supply);
    return this.database.forPlatform('relays', async (tx) => {
      if (input.supply && !(await lockAccount(tx, input.supply.accountId))) throw unknownAccount();
      await writeRegion(tx, code, input);
      await auditPlatform(tx, by, 'region.put', { id: null, name: code });
      const [region] = await readSuppliedRegions(tx, code);
      if (!region) throw new ApiError('not-found');
      return region;
    });
  }

  private async check({ accountId, providerRegion, size }: RegionSupply): Promise<void> {
    const isThere = await this.database.forPlatform('relays', (tx) => lockAccount(tx, accountId));
    if (!isThere) throw unknownAccount();
    let sold: { id: string }[];
    try {
      sold = await (await this.clouds.of(accountId)).listSizes(providerRegion);
    } catch (error) {
      throw refused(error);
    }
    if (!sold.some(({ id }) => id === size)) {
      throw new ApiError('request.invalid', [fieldProblem('supply.size', 'size.unknown')]);
    }
  }
}

function unknownAccount(): ApiError {
  return new ApiError('request.invalid', [fieldProblem('supply.accountId', 'account.unknown')]);
}
