import type { Transaction } from '../database/index.js';

/** Who orders relays for regions that have no room; nobody in an installation whose relays are all servers of its own. */
export abstract class RoomOrders {
  /** Sees to it that a relay is on its way, one at most. False where the region is not supplied, or has as many as it may. */
  abstract order(tx: Transaction, region: string): Promise<boolean>;
}
