import { Injectable } from '@nestjs/common';
import type { Address } from '@tresse/cloud';
import { Database, Locks } from '../database/index.js';
import { Clouds } from '../provider-accounts/index.js';
import { Reaper } from '../reconciliation/index.js';
import { addressLock } from './address-keeper.js';
import { readOwners } from './owners.repository.js';
import { isStray } from './stray-address.js';

/** Gives addresses back that no row knows, where the provider's API does that. */
@Injectable()
export class AddressReaper extends Reaper<Address> {
  constructor(database: Database, locks: Locks, clouds: Clouds) {
    super(database, locks, clouds, {
      kind: 'address',
      lockOf: addressLock,
      list: async (cloud, signal) => (cloud.abilities.ordersAddresses ? cloud.listAddresses({ signal }) : []),
      strays: async (tx, accountId) => {
        const owners = await readOwners(tx, accountId);
        return (address) => isStray(address, owners);
      },
      destroy: async (cloud, stray, signal) => {
        await cloud.releaseAddress(stray, { signal });
        return 'done';
      },
    });
  }
}
