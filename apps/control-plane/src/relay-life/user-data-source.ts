import type { Id } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';

/** Who says what a new server does at its first start. */
export abstract class UserDataSource {
  /**
   * User data for cloud-init with a fresh claim of the relay. They are asked for once for each server, and kept sealed:
   * an order that is repeated says the same.
   *
   * @throws ApiError for what a person can mend; it is the relay's problem until then
   */
  abstract userData(tx: Transaction, relayId: Id): Promise<string>;
}
