import { Injectable } from '@nestjs/common';
import { Database, DatabaseServer } from '../database/index.js';
import { Reconciler } from '../reconciliation/index.js';
import { readUnsettled } from './address-facts.repository.js';
import { AddressKeeper } from './address-keeper.js';

/** Brings every address to its relay. */
@Injectable()
export class AddressReconciler extends Reconciler {
  constructor(database: Database, server: DatabaseServer, keeper: AddressKeeper) {
    super(database, server, {
      readUnsettled,
      channel: 'public_address',
      pass: (id, stopping) => keeper.pass(id, stopping),
    });
  }
}
