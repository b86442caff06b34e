import { type Id, RelayState } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';
import type { Owner } from './stray-server.js';

/** The present relays of an account. */
export async function readOwners(tx: Transaction, accountId: Id): Promise<Owner[]> {
  const rows = await tx.relay.findMany({
    where: { removedAt: null, accountId },
    select: { id: true, serverId: true, state: true, condemned: true },
  });
  return rows.map((row) => ({ ...row, state: RelayState.parse(row.state) }));
}
