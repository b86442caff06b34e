import type { Id, ReportedScope, Scope } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';

/** A device that is to be told of a scope. */
export interface Changed {
  deviceId: Id;
  scope: Scope;
}

/**
 * Ends the waiting of the sites' documents whose generation, or a newer one, their relay says is in force, unless their
 * public address is still on its way from a relay that serves; tells whom to announce them to.
 */
export async function releaseApplied(
  tx: Transaction,
  relayDevice: Id,
  reported: readonly ReportedScope[],
): Promise<Changed[]> {
  const applied = reported.flatMap(({ scope, appliedGeneration, conditions }) =>
    conditions.some(({ type, status }) => type === 'Applied' && status) && appliedGeneration !== null
      ? [{ scope, generation: appliedGeneration }]
      : [],
  );
  if (applied.length === 0) return [];
  return tx.$queryRaw<Changed[]>`
    UPDATE desired_document d SET held_until = NULL
    FROM unnest(${applied.map(({ scope }) => scope)}::text[], ${applied.map(({ generation }) => generation)}::integer[])
      AS done (scope, generation)
    WHERE d.held_until IS NOT NULL AND d.scope = done.scope AND d.generation <= done.generation
      AND d.device_id <> ${relayDevice}::uuid
      AND EXISTS (
        SELECT FROM desired_document own
        WHERE own.device_id = ${relayDevice}::uuid AND own.scope = d.scope AND own.generation = done.generation
      )
      AND NOT EXISTS (
        SELECT FROM assignment a
        JOIN public_address p ON p.ip = a.address AND p.relay_id = a.relay_id AND p.removed_at IS NULL
        WHERE 'site:' || a.site_id = d.scope AND a.until IS NULL
          AND p.follows_since IS NOT NULL AND NOT p.follows_at_once
      )
    RETURNING d.device_id AS "deviceId", d.scope`;
}

/** Ends the waiting of these sites. */
export async function releaseSites(tx: Transaction, siteIds: readonly Id[]): Promise<Changed[]> {
  const scopes = siteIds.map((id) => `site:${id}`);
  return tx.$queryRaw<Changed[]>`
    UPDATE desired_document SET held_until = NULL WHERE held_until IS NOT NULL AND scope = ANY(${scopes})
    RETURNING device_id AS "deviceId", scope`;
}

/** Until when the newest documents of these scopes wait for their relay; none for what waits no longer. */
export async function readHolds(
  tx: Transaction,
  scopes: readonly Scope[],
): Promise<ReadonlyMap<Scope, Date>> {
  const held = await tx.desiredDocument.findMany({
    where: { scope: { in: [...scopes] }, heldUntil: { gt: new Date() } },
    orderBy: { generation: 'asc' },
    select: { scope: true, heldUntil: true },
  });
  return new Map(held.flatMap(({ scope, heldUntil }) => (heldUntil ? [[scope, heldUntil]] : [])));
}

/** Ends the waiting that has lasted long enough; not of what somebody else is just ending. */
export async function releaseOverdue(tx: Transaction): Promise<Changed[]> {
  return tx.$queryRaw<Changed[]>`
    UPDATE desired_document d SET held_until = NULL
    FROM (
      SELECT device_id, scope, generation FROM desired_document WHERE held_until <= now() FOR UPDATE SKIP LOCKED
    ) AS due
    WHERE d.device_id = due.device_id AND d.scope = due.scope AND d.generation = due.generation
    RETURNING d.device_id AS "deviceId", d.scope`;
}
