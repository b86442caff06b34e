import type { Id } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';
import { insertEvents } from '../events/events.repository.js';
import { ring } from './announce.repository.js';

/** What the internet sees of a site: the address assigned to it, or its relay's own; null while there is none. */
export async function presentAddress(tx: Transaction, siteId: Id): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ address: string | null }[]>`
    SELECT coalesce(a.address, r.public_address) AS address
    FROM site s JOIN relay r ON r.id = s.relay_id
    LEFT JOIN assignment a ON a.site_id = s.id AND a.relay_id = s.relay_id AND a.until IS NULL
    WHERE s.id = ${siteId}::uuid`;
  return row?.address ?? null;
}

/**
 * Announces that a site's public address is another than it was: its timeline, its webhooks, its name in the DNS. To be
 * called in the transaction that changed its relay or its face, after that, with the {@link presentAddress} from before.
 * `why`: the code of what kept the address from going along, or of what staff decided. The event's id for the live feed;
 * undefined when nothing has changed, or the site had no address.
 */
export async function announceAddress(
  tx: Transaction,
  { siteId, tenantId }: { siteId: Id; tenantId: Id },
  from: string | null,
  why?: string,
): Promise<Id | undefined> {
  const to = await presentAddress(tx, siteId);
  const [told] = await announceAddresses(tx, [
    { siteId, tenantId, from, to, ...(why !== undefined && { why }) },
  ]);
  return told?.eventId;
}

/** What the internet saw of a site, and sees now. */
export interface AddressChange {
  siteId: Id;
  tenantId: Id;
  from: string | null;
  to: string | null;
  why?: string;
}

/** {@link announceAddress} of several sites, whose addresses are known; tells the events of those that have changed. */
export async function announceAddresses(
  tx: Transaction,
  changes: readonly AddressChange[],
): Promise<{ siteId: Id; eventId: Id }[]> {
  const told = changes.flatMap(({ siteId, tenantId, ...data }) =>
    data.from === null || data.to === null || data.from === data.to ? [] : [{ siteId, tenantId, data }],
  );
  if (told.length === 0) return [];
  const siteIds = told.map(({ siteId }) => siteId);
  await tx.siteDnsName.updateMany({
    where: { siteId: { in: siteIds } },
    data: { attempts: 0, nextAttemptAt: null },
  });
  await ring(tx);
  const eventIds = await insertEvents(
    tx,
    told.map((one) => ({ ...one, kind: 'site.address-changed', actor: null })),
  );
  return siteIds.map((siteId, at) => ({ siteId, eventId: eventIds[at] ?? '' }));
}
