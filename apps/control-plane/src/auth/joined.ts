import { Logger } from '@nestjs/common';
import type { Id } from '@tresse/contracts';
import { insertAudit } from '../audit/index.js';
import type { Database } from '../database/index.js';

const logger = new Logger('Joined');

/** Writes into the tenant's audit log that somebody has joined. */
export async function recordJoined(
  database: Database,
  { tenantId, user }: { tenantId: Id; user: { id: Id; name: string; email: string } },
): Promise<void> {
  const by = { ...user, staff: false };
  try {
    await database.forTenant(tenantId, (tx) =>
      insertAudit(tx, { tenantId, by, action: 'team.join', subject: user.email, subjectId: user.id }),
    );
  } catch (error) {
    logger.error(error);
  }
}
