import type { Id } from '@tresse/contracts';
import { newId, type Transaction } from '../database/index.js';

/** A site without a relay that serves it, and what its timeline tells of that. */
export interface ToStrand {
  id: Id;
  tenantId: Id;
  /** Name of the relay that it should leave. */
  relay: string;
}

/** Notes that no relay takes these sites, each once; tells the events for the live feed. */
export async function strand(
  tx: Transaction,
  sites: readonly ToStrand[],
): Promise<{ siteId: Id; eventId: Id }[]> {
  const marked = await tx.$queryRaw<{ id: Id }[]>`
    UPDATE site SET stranded_since = now()
    WHERE id = ANY(${sites.map(({ id }) => id)}::uuid[]) AND stranded_since IS NULL AND removed_at IS NULL
    RETURNING id`;
  const ids = new Set(marked.map(({ id }) => id));
  const at = new Date();
  const events = sites
    .filter(({ id }) => ids.has(id))
    .map(({ id, tenantId, relay }) => ({
      ...{ id: newId(), at, tenantId, siteId: id, kind: 'site.stranded', actor: null, data: { from: relay } },
    }));
  await tx.event.createMany({ data: events });
  return events.map(({ id, siteId }) => ({ siteId, eventId: id }));
}

/** Notes that these sites are served again. */
export async function unstrand(tx: Transaction, siteIds: readonly Id[]): Promise<void> {
  await tx.site.updateMany({ where: { id: { in: [...siteIds] } }, data: { strandedSince: null } });
}
