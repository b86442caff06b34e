import { Injectable } from '@nestjs/common';
import type { Id, RelayOrder } from '@tresse/contracts';
import { auditPlatform } from '../audit/index.js';
import type { Transaction } from '../database/index.js';
import { insertEvent } from '../events/events.repository.js';
import { ApiError, type Person } from '../http/index.js';
import {
  countOrdered,
  insertOrder,
  isReplaced,
  lockRegion,
  nextName,
  readSupply,
  relayOnItsWay,
} from './relay-orders.repository.js';

type User = Person['user'];
/** What a person says otherwise than the region's supply. */
type Capacity = Pick<RelayOrder, 'lineKbit' | 'mostSites'>;

/** Orders relays as their region is supplied. The order itself is carried out once the transaction has committed. */
@Injectable()
export class RelayOrders {
  /**
   * A relay more for the region; the one that is on its way already, or could not be had, if there is one.
   *
   * @throws ApiError `region.no-supply`, `region.full`
   */
  async order(tx: Transaction, regionCode: string, by: User | null = null): Promise<Id> {
    await lockRegion(tx, regionCode);
    const coming = await relayOnItsWay(tx, regionCode);
    return coming ?? this.place(tx, regionCode, await nextName(tx, regionCode), by);
  }

  /**
   * A relay more of this name, whatever is on its way.
   *
   * @throws ApiError `region.no-supply`, `region.full`
   */
  async orderNamed(tx: Transaction, { region, name, ...capacity }: RelayOrder, by: User): Promise<Id> {
    await lockRegion(tx, region);
    return this.place(tx, region, name, by, capacity);
  }

  /**
   * A relay in the place of a lost one, which does not count then, as it will be given back: once, and after the one that is
   * on its way. Null where that is not to be had now.
   */
  async orderInstead(tx: Transaction, lost: { id: Id; regionCode: string }): Promise<Id | null> {
    const { id: replacesId, regionCode } = lost;
    await lockRegion(tx, regionCode);
    if (await isReplaced(tx, replacesId)) return null;
    if ((await relayOnItsWay(tx, regionCode)) !== undefined) return null;
    try {
      return await this.place(tx, regionCode, await nextName(tx, regionCode), null, { replacesId });
    } catch (error) {
      if (error instanceof ApiError) return null;
      throw error;
    }
  }

  private async place(
    tx: Transaction,
    regionCode: string,
    name: string,
    by: User | null,
    { lineKbit, mostSites, replacesId = null }: Capacity & { replacesId?: Id | null } = {},
  ): Promise<Id> {
    const supply = await readSupply(tx, regionCode);
    if (!supply) throw new ApiError('region.no-supply');
    const standing = await countOrdered(tx, regionCode, replacesId);
    if (standing >= supply.mostRelays) throw new ApiError('region.full');
    const id = await insertOrder(tx, {
      name,
      regionCode,
      supply: {
        ...supply,
        lineKbit: lineKbit === undefined ? supply.lineKbit : lineKbit,
        mostSites: mostSites ?? supply.mostSites,
      },
      replacesId,
    });
    await auditPlatform(tx, by, 'relay.order', { id, name });
    const data = { state: 'requested', from: null, problem: null };
    await insertEvent(tx, { relayId: id, kind: 'relay.state', actor: by?.email ?? null, data });
    return id;
  }
}
