import { type Id, RelayProblem, type SiteDnsName, TsigAlgorithm } from '@tresse/contracts';
import { newId, type Transaction } from '../../database/index.js';
import { ring } from '../announce.repository.js';
import type { ZoneDoor } from './zone-access.js';

/** A name whose zone does not say what it should, with the way to its name server. */
export interface DueName extends ZoneDoor {
  id: Id;
  name: string;
  /** Where it should lead; null for nowhere. */
  wanted: string | null;
  /** It is to be forgotten once it leads nowhere. */
  removed: boolean;
  /** Attempts that have failed in a row. */
  attempts: number;
}

interface DueRow extends Omit<DueName, 'server' | 'key'> {
  serverAddress: string;
  serverPort: number;
  keyName: string;
  keyAlgorithm: string;
  sealedSecret: string;
}

/** How long an attempt has its name to itself, in ms: longer than two messages may take. */
const LEASE_MS = 30_000;

/**
 * Takes names whose zone does not say what it should, by what stands in the database now, whatever has led there. None
 * that another instance is at, and none before its next attempt is due.
 */
export async function takeDueNames(tx: Transaction, most: number): Promise<DueName[]> {
  const rows = await tx.$queryRaw<DueRow[]>`
    WITH state AS (
      SELECT n.id, n.removed_at IS NOT NULL OR s.id IS NULL OR s.removed_at IS NOT NULL AS removed,
             coalesce(a.address, r.public_address) AS present
      FROM site_dns_name n
      LEFT JOIN site s ON s.id = n.site_id
      LEFT JOIN relay r ON r.id = s.relay_id
      LEFT JOIN assignment a ON a.site_id = s.id AND a.relay_id = s.relay_id AND a.until IS NULL
    ), due AS (
      SELECT n.id, state.removed, CASE WHEN NOT state.removed THEN state.present END AS wanted
      FROM site_dns_name n JOIN state ON state.id = n.id
      WHERE (state.removed OR state.present IS DISTINCT FROM n.address)
        AND (n.next_attempt_at IS NULL OR n.next_attempt_at <= now())
      ORDER BY n.next_attempt_at NULLS FIRST LIMIT ${most} FOR UPDATE OF n SKIP LOCKED
    )
    UPDATE site_dns_name n SET next_attempt_at = now() + ${LEASE_MS} * interval '1 ms'
    FROM due, dns_zone z
    WHERE n.id = due.id AND z.id = n.zone_id AND (n.next_attempt_at IS NULL OR n.next_attempt_at <= now())
    RETURNING n.id, n.name, n.attempts, due.wanted, due.removed, z.id AS "zoneId", z.name AS zone,
      z.server_address AS "serverAddress", z.server_port AS "serverPort", z.key_name AS "keyName",
      z.key_algorithm AS "keyAlgorithm", z.sealed_secret AS "sealedSecret"`;
  return rows.map(({ serverAddress, serverPort, keyName, keyAlgorithm, sealedSecret, ...row }) => ({
    ...row,
    server: { address: serverAddress, port: serverPort },
    key: { name: keyName, algorithm: TsigAlgorithm.parse(keyAlgorithm), sealedSecret },
  }));
}

/** The name server has taken what was wanted. */
export async function recordTold(tx: Transaction, { id, wanted, removed }: DueName): Promise<void> {
  if (removed) {
    // Its site may have taken it up again meanwhile.
    await tx.$executeRaw`
      DELETE FROM site_dns_name n WHERE n.id = ${id}::uuid AND (n.removed_at IS NOT NULL
        OR NOT EXISTS (SELECT FROM site s WHERE s.id = n.site_id AND s.removed_at IS NULL))`;
    return;
  }
  await tx.$executeRaw`
    UPDATE site_dns_name SET address = ${wanted}, told_at = now(), problem = NULL, attempts = 0,
      next_attempt_at = NULL WHERE id = ${id}::uuid`;
}

/** The name server has not taken it. */
export async function recordFailure(
  tx: Transaction,
  { id }: DueName,
  problem: RelayProblem,
  next: Date,
): Promise<void> {
  await tx.siteDnsName.updateMany({
    where: { id },
    data: { problem, attempts: { increment: 1 }, nextAttemptAt: next },
  });
}

/** The present name of a site. */
export async function readSiteName(tx: Transaction, siteId: Id): Promise<SiteDnsName | null> {
  const row = await tx.siteDnsName.findFirst({ where: { siteId, removedAt: null } });
  if (!row) return null;
  const { name, address, toldAt, problem } = row;
  return {
    name,
    address,
    toldAt: toldAt?.toISOString() ?? null,
    problem: RelayProblem.nullable().parse(problem),
  };
}

/** The site gives up its name, which leaves the zone after that. */
export async function releaseSiteName(tx: Transaction, siteId: Id): Promise<void> {
  const now = new Date();
  await tx.siteDnsName.updateMany({
    where: { siteId, removedAt: null },
    data: { removedAt: now, attempts: 0, nextAttemptAt: null },
  });
  await ring(tx);
}

/** Gives a site a name; one that it had and that is still in the zone is taken up again. A unique violation for others'. */
export async function takeSiteName(
  tx: Transaction,
  { tenantId, siteId }: { tenantId: Id; siteId: Id },
  name: string,
  zoneId: Id,
): Promise<void> {
  const { count } = await tx.siteDnsName.updateMany({
    where: { name, siteId },
    data: { removedAt: null, address: null, attempts: 0, nextAttemptAt: null },
  });
  if (count === 0) await tx.siteDnsName.create({ data: { id: newId(), tenantId, siteId, name, zoneId } });
  await ring(tx);
}
