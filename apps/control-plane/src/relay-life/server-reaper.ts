import { Injectable } from '@nestjs/common';
import type { Server } from '@tresse/cloud';
import { Database, Locks } from '../database/index.js';
import { Clouds } from '../provider-accounts/index.js';
import { Reaper } from '../reconciliation/index.js';
import { readOwners } from './owners.repository.js';
import { labelLock, RelayKeeper } from './relay-keeper.js';
import { isStray, missing } from './stray-server.js';

/** Destroys servers that no relay owns, and has a look at relays whose server is not there. */
@Injectable()
export class ServerReaper extends Reaper<Server> {
  constructor(database: Database, locks: Locks, clouds: Clouds, keeper: RelayKeeper) {
    super(database, locks, clouds, {
      kind: 'server',
      lockOf: labelLock,
      list: (cloud, signal) => cloud.listServers({ signal }),
      strays: async (tx, accountId) => {
        const owners = await readOwners(tx, accountId);
        return (server) => isStray(server, owners);
      },
      destroy: (cloud, stray, signal) => cloud.destroyServer(stray, { signal }),
      missing: {
        find: async (tx, accountId, servers) => missing(await readOwners(tx, accountId), servers),
        lookAt: (relayId) => keeper.pass(relayId, { looks: true }),
      },
    });
  }
}
