import type { AuditEntry, Id, PageQuery } from '@tresse/contracts';
import { newId, type Transaction } from '../database/index.js';
import type { Person } from '../http/index.js';
import { newestFirst, pageIn } from '../http/page-cursor.js';

/** A write that somebody did. */
export interface NewAuditEntry {
  /** Null for what concerns the platform. */
  tenantId: Id | null;
  /** Null: the system itself. */
  by: Person['user'] | null;
  /** Verb of the thing, as in `site.update`. */
  action: string;
  /** Name of the thing as people know it. */
  subject: string;
  /** Null for what has no id but its name. */
  subjectId: Id | null;
}

/** Adds to the audit log; `by` null for the system itself. */
export async function insertAudit(tx: Transaction, entry: NewAuditEntry): Promise<void> {
  await insertAudits(tx, [entry]);
}

export async function insertAudits(tx: Transaction, entries: readonly NewAuditEntry[]): Promise<void> {
  await tx.auditEntry.createMany({
    data: entries.map(({ by, ...rest }) => ({
      ...{ id: newId(), actorId: by?.id ?? null, actor: by?.email ?? 'system' },
      ...rest,
    })),
  });
}

/** The same for something of the platform's, by its name as people know it. */
export function auditPlatform(
  tx: Transaction,
  by: NewAuditEntry['by'],
  action: string,
  { id, name }: { id: Id | null; name: string },
): Promise<void> {
  return insertAudit(tx, { tenantId: null, by, action, subject: name, subjectId: id });
}

/** One page of the tenant's entries, newest first. */
export async function readAudit(
  tx: Transaction,
  tenantId: Id,
  query: PageQuery,
): Promise<{ items: AuditEntry[]; next: string | null }> {
  const { where, ...order } = newestFirst(tenantId, query);
  const rows = await tx.auditEntry.findMany({ where: { tenantId, ...where }, ...order });
  return pageIn(tenantId, query, rows, ({ id, at, actor, action, subject }) => ({
    id,
    at: at.toISOString(),
    actor,
    action,
    subject,
  }));
}
