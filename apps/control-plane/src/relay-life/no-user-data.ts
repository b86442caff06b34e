import type { Id } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';
import { UserDataSource } from './user-data-source.js';

/** Where nothing says how a server becomes a relay, none is ordered. */
export class NoUserData extends UserDataSource {
  override async userData(_: Transaction, relayId: Id): Promise<string> {
    throw new Error(`nothing says how the server of relay ${relayId} is installed`);
  }
}
