import {
  type Generation,
  type Id,
  LineCause,
  LineState,
  RelayProblem,
  ReportedScope,
} from '@tresse/contracts';
import { z } from 'zod';
import type { Transaction } from '../database/index.js';
import { placeableRelay } from '../placement/placement.repository.js';
import { AVOID_MS, type MoveCause, type MoveFacts, type RelayFacts } from './move-step.js';
import type { PlannedSite } from './plan-moves.js';

/** A relay with what its verdict and its timeline need. Instants in ms since 1970. */
export interface KnownRelay extends RelayFacts {
  name: string;
  /** A cloud's, which can be ordered anew; else a server of one's own. */
  isOrdered: boolean;
  /** Sites that have left it and whose connections of before are there. */
  lingering: number;
  goneSince: number | null;
  problem: RelayProblem | null;
}

/** A site that may have to move, with what it tells. */
export interface KnownSite extends PlannedSite {
  tenantId: Id;
  device: Id | null;
  strandedSince: Date | null;
}

/** What of a report is looked at: the whole of it is long, and read each second. */
const Told = z.object({
  lines: z.array(z.object({ state: LineState, cause: LineCause.nullable() })),
  scope: ReportedScope.nullable(),
});

interface SiteRow {
  id: Id;
  tenantId: Id;
  relay: Id;
  region: string;
  strandedSince: Date | null;
  device: Id | null;
  online: boolean | null;
  lines: unknown;
  scope: unknown;
}

/**
 * All relays that are not removed; whether each has a face for a site is seen as that moves. One that never had a device was
 * never heard; one whose device was revoked is gone since then: it is told of no change and serves what it knew, if anything.
 */
export async function readRelays(tx: Transaction, now: number): Promise<KnownRelay[]> {
  const rows = await tx.relay.findMany({
    where: { removedAt: null },
    include: {
      devices: { orderBy: { revokedAt: { sort: 'desc', nulls: 'first' } }, take: 1 },
      _count: { select: { sites: { where: { removedAt: null } }, left: { where: { leftAt: null } } } },
    },
  });
  return rows.map((row) => {
    const [latest] = row.devices;
    const devices = row.devices.filter(({ revokedAt }) => revokedAt === null);
    const [device] = devices;
    const heard = device?.online === true && device.awaySince === null;
    const goneAt = device
      ? device.online
        ? device.awaySince
        : (device.lastSeenAt ?? device.enrolledAt)
      : latest?.revokedAt;
    return {
      ...placeableRelay({ ...row, devices }, { sites: row._count.sites, hasFace: true }, now),
      name: row.name,
      isOrdered: row.accountId !== null,
      lingering: row._count.left,
      lost: row.lostAt !== null,
      online: heard,
      goneSince: heard || !goneAt ? null : goneAt.getTime(),
      problem: RelayProblem.nullable().parse(row.problem),
    };
  });
}

/** The sites of these relays, those that have moved in the last minutes or are still leaving a relay, and the stranded. */
export async function readSites(tx: Transaction, relays: readonly Id[], now: number): Promise<KnownSite[]> {
  const since = new Date(now - AVOID_MS);
  const rows = await tx.$queryRaw<SiteRow[]>`
    SELECT s.id, s.tenant_id AS "tenantId", s.relay_id AS relay, s.region_code AS region,
      s.stranded_since AS "strandedSince", d.id AS device, d.online AND d.away_since IS NULL AS online,
      (
        SELECT coalesce(jsonb_agg(jsonb_build_object('state', l -> 'state', 'cause', l -> 'cause')), '[]')
        FROM jsonb_array_elements(r.document -> 'lines') l
      ) AS lines,
      (
        SELECT c FROM jsonb_array_elements(r.document -> 'scopes') c WHERE c ->> 'scope' = 'site:' || s.id LIMIT 1
      ) AS scope
    FROM site s
    LEFT JOIN device d ON d.site_id = s.id AND d.revoked_at IS NULL
    LEFT JOIN reported_state r ON r.device_id = d.id
    WHERE s.removed_at IS NULL AND (
      s.relay_id = ANY(${[...relays]}::uuid[]) OR s.stranded_since IS NOT NULL
      OR s.id IN (SELECT m.site_id FROM site_move m WHERE m.left_at IS NULL OR m.at > ${since})
    )
    ORDER BY s.id`;
  const moves = await readMoves(
    tx,
    rows.map(({ id }) => id),
    since,
  );
  return rows.map(({ lines, scope, ...row }) => {
    const told = Told.safeParse({ lines, scope }).data;
    return {
      ...row,
      online: row.online ?? false,
      silent: told !== undefined && isSilent(told.lines),
      ...inForce(told?.scope ?? null),
      moves: moves.get(row.id) ?? [],
    };
  });
}

/** The moves of these sites that are young or not done, the newest of each first. */
async function readMoves(tx: Transaction, sites: readonly Id[], since: Date): Promise<Map<Id, MoveFacts[]>> {
  const rows = await tx.siteMove.findMany({
    where: { siteId: { in: [...sites] }, OR: [{ leftAt: null }, { at: { gt: since } }] },
    orderBy: { generation: 'desc' },
  });
  const moves = new Map<Id, MoveFacts[]>();
  for (const { siteId, fromRelayId: from, toRelayId: to, cause, generation, at, leftAt, follows } of rows) {
    const own = moves.get(siteId) ?? [];
    moves.set(siteId, own);
    const left = leftAt !== null;
    own.push({ from, to, cause: cause as MoveCause, generation, at: at.getTime(), left, follows });
  }
  return moves;
}

/** True while there is anything that {@link readSites} would find on no relay of special interest. */
export async function hasSitesToFollow(tx: Transaction, now: number): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ found: boolean }[]>`
    SELECT EXISTS (SELECT FROM site_move WHERE left_at IS NULL OR at > ${new Date(now - AVOID_MS)})
      OR EXISTS (SELECT FROM site WHERE stranded_since IS NOT NULL AND removed_at IS NULL) AS found`;
  return row?.found ?? false;
}

export async function setLost(tx: Transaction, relayId: Id, lost: boolean): Promise<boolean> {
  const { count } = await tx.relay.updateMany({
    where: { id: relayId, lostAt: lost ? null : { not: null } },
    data: { lostAt: lost ? new Date() : null },
  });
  return count > 0;
}

/** Writes the problem in the place of the one that was seen; false where there is another by now. */
export async function setProblem(
  tx: Transaction,
  relayId: Id,
  seen: RelayProblem | null,
  problem: RelayProblem | null,
): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE relay SET problem = ${problem && JSON.stringify(problem)}::jsonb
    WHERE id = ${relayId}::uuid AND problem ->> 'code' IS NOT DISTINCT FROM ${seen?.code ?? null}::text
      AND problem ->> 'at' IS NOT DISTINCT FROM ${seen?.at ?? null}::text`;
  return count > 0;
}

/** No line carries anything, and at least one though it should. */
function isSilent(lines: z.infer<typeof Told>['lines']): boolean {
  const isDown = lines.length > 0 && lines.every(({ state }) => state === 'down');
  return isDown && lines.some(({ cause }) => cause === 'silent');
}

function inForce(scope: ReportedScope | null): { applied: Generation | null; undone: Generation | null } {
  const isUndone = scope?.conditions.some(({ type, status }) => type === 'RolledBack' && status) ?? false;
  return {
    applied: scope?.appliedGeneration ?? null,
    undone: scope && isUndone ? scope.observedGeneration : null,
  };
}
