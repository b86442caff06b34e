import type { Id } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';

/** Has the relays of an account try again at once what they wait for, or failed with; its keys are others now. */
export async function resumeRelaysOf(
  tx: Transaction,
  accountId: Id,
  failures: readonly string[],
): Promise<void> {
  await tx.relay.updateMany({
    where: { accountId, removedAt: null, nextAttemptAt: { not: null } },
    data: { nextAttemptAt: null, attempts: 0 },
  });
  await tx.$executeRaw`
    UPDATE relay SET state = CASE WHEN server_id IS NULL THEN 'requested' ELSE 'creating' END,
      state_since = now(), problem = NULL, attempts = 0
    WHERE account_id = ${accountId}::uuid AND removed_at IS NULL AND state = 'failed'
      AND problem ->> 'code' = ANY(${[...failures]})`;
}
