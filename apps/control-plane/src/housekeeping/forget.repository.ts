import type { Transaction } from '../database/index.js';
import { Prisma } from '../generated/prisma/client.js';

/**
 * Forgets generations with their documents: of each site and relay all but the newest ones, and of those that were
 * removed before an instant every one. Kept whatever its age is what a present device was given last in its scope, and
 * what a device says is in force: the one is still to be fetched, the other still to be confirmed. While a present
 * device's report has come in part, nothing that it was given is forgotten: it may yet say that this is in force.
 */
export function forgetGenerations(
  tx: Transaction,
  { newest, removedBefore }: { newest: number; removedBefore: Date },
  most: number,
): Promise<number> {
  return tx.$executeRaw`
    DELETE FROM desired_generation WHERE (scope, generation) IN (
      SELECT g.scope, g.generation
      FROM (
        SELECT 'site:' || id AS scope, generation AS head, removed_at FROM site
        UNION ALL SELECT 'relay:' || id, generation, removed_at FROM relay
      ) AS owner
      JOIN desired_generation g ON g.scope = owner.scope
      WHERE (g.generation <= owner.head - ${newest}::int OR owner.removed_at < ${removedBefore})
        AND NOT EXISTS (
          SELECT FROM desired_document d JOIN device ON device.id = d.device_id AND device.revoked_at IS NULL
          WHERE d.scope = g.scope AND d.generation = g.generation AND NOT EXISTS (
            SELECT FROM desired_document newer
            WHERE newer.device_id = d.device_id AND newer.scope = d.scope AND newer.generation > d.generation
          )
        )
        AND NOT EXISTS (
          SELECT FROM desired_document d JOIN reported_state r ON r.device_id = d.device_id
          WHERE d.scope = g.scope AND d.generation = g.generation AND r.document -> 'scopes' @> jsonb_build_array(
            jsonb_build_object('scope', g.scope, 'appliedGeneration', g.generation)
          )
        )
        AND NOT EXISTS (
          SELECT FROM desired_document d JOIN device ON device.id = d.device_id AND device.revoked_at IS NULL
          JOIN reported_state r ON r.device_id = d.device_id
          WHERE d.scope = g.scope AND d.generation = g.generation
            AND r.document #> '{part,number}' <> r.document #> '{part,of}'
        )
      LIMIT ${most}
    )`;
}

/** Tables whose rows are forgotten by their age alone, and since when that counts. */
const AGED = {
  outbox: 'published_at',
  claim: 'expires_at',
  event: 'at',
  announcement: 'created_at',
  job: 'created_at',
} as const;

/** Forgets rows that are older than this instant, with all that hangs on them. */
export function forgetAged(
  tx: Transaction,
  table: keyof typeof AGED,
  before: Date,
  most: number,
): Promise<number> {
  const [rows, column] = [Prisma.raw(table), Prisma.raw(AGED[table])];
  return tx.$executeRaw`
    DELETE FROM ${rows} WHERE id IN (SELECT id FROM ${rows} WHERE ${column} < ${before} LIMIT ${most})`;
}

/** Forgets who did what before this instant; the database itself keeps the last 90 days. */
export async function forgetAudit(tx: Transaction, before: Date, most: number): Promise<number> {
  const [row] = await tx.$queryRaw<
    { count: number }[]
  >`SELECT forget_audit(${before}::timestamptz, ${most}::integer) AS count`;
  return row?.count ?? 0;
}
