import { Injectable } from '@nestjs/common';
import type { Id, RelayOrder } from '@tresse/contracts';
import { insertAudit } from '../audit/index.js';
import type { Transaction } from '../database/index.js';
import { insertEvent } from '../events/events.repository.js';
import { ApiError, type Person } from '../http/index.js';
import {
  countOrdered,
  insertOrder,
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

  private async place(
    tx: Transaction,
    regionCode: string,
    name: string,
    by: User | null,
    { lineKbit, mostSites }: Capacity = {},
  ): Promise<Id> {
    const supply = await readSupply(tx, regionCode);
    if (!supply) throw new ApiError('region.no-supply');
    if ((await countOrdered(tx, regionCode)) >= supply.mostRelays) throw new ApiError('region.full');
    const id = await insertOrder(tx, {
      name,
      regionCode,
      supply: {
        ...supply,
        lineKbit: lineKbit === undefined ? supply.lineKbit : lineKbit,
        mostSites: mostSites ?? supply.mostSites,
      },
    });
    await insertAudit(tx, { tenantId: null, by, action: 'relay.order', subject: name, subjectId: id });
    const data = { state: 'requested', from: null, problem: null };
    await insertEvent(tx, { relayId: id, kind: 'relay.state', actor: by?.email ?? null, data });
    return id;
  }
}
