import { Injectable } from '@nestjs/common';
import { Database, DatabaseServer } from '../database/index.js';
import { Reconciler } from '../reconciliation/index.js';
import { readUnsettled } from './relay-facts.repository.js';
import { RelayKeeper } from './relay-keeper.js';

/** Brings every relay to what is wanted of it. */
@Injectable()
export class RelayReconciler extends Reconciler {
  constructor(database: Database, server: DatabaseServer, keeper: RelayKeeper) {
    super(database, server, {
      readUnsettled,
      channel: 'relay_life',
      pass: (id, stopping) => keeper.pass(id, { stopping }),
    });
  }
}
