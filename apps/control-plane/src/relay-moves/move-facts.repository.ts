import {
  type Generation,
  type Id,
  RelayGoal,
  RelayProblem,
  RelayState,
  ReportedState,
} from '@tresse/contracts';
import type { Transaction } from '../database/index.js';
import { AVOID_MS, type MoveCause, type MoveFacts, type RelayFacts } from './move-step.js';

/** A relay with what its verdict and its timeline need. Instants in ms since 1970. */
export interface KnownRelay extends RelayFacts {
  name: string;
  goneSince: number | null;
  problem: RelayProblem | null;
}

/** A site that may have to move, with what it tells. */
export interface KnownSite {
  id: Id;
  tenantId: Id;
  relay: Id;
  region: string;
  device: Id | null;
  online: boolean;
  silent: boolean;
  applied: Generation | null;
  undone: Generation | null;
  moves: MoveFacts[];
}

/** All relays that are not removed. One without a device was never heard. */
export async function readRelays(tx: Transaction): Promise<KnownRelay[]> {
  const rows = await tx.relay.findMany({
    where: { removedAt: null },
    include: {
      devices: { where: { revokedAt: null } },
      _count: { select: { sites: { where: { removedAt: null } } } },
    },
  });
  return rows.map((row) => {
    const device = row.devices[0];
    const heard = isHeard(device);
    const goneAt = device && (device.online ? device.awaySince : (device.lastSeenAt ?? device.enrolledAt));
    return {
      id: row.id,
      name: row.name,
      region: row.regionCode,
      state: RelayState.parse(row.state),
      goal: RelayGoal.parse(row.wanted),
      lost: row.lostAt !== null,
      heard,
      goneSince: heard || !goneAt ? null : goneAt.getTime(),
      sites: row._count.sites,
      mostSites: row.mostSites,
      problem: RelayProblem.nullable().parse(row.problem),
    };
  });
}

/** The sites of these relays, and those that have moved in the last minutes or are still leaving a relay. */
export async function readSites(tx: Transaction, relays: readonly Id[], now: number): Promise<KnownSite[]> {
  const recent = { OR: [{ leftAt: null }, { at: { gt: new Date(now - AVOID_MS) } }] };
  const rows = await tx.site.findMany({
    where: { removedAt: null, OR: [{ relayId: { in: [...relays] } }, { relayMoves: { some: recent } }] },
    include: {
      devices: { where: { revokedAt: null }, include: { reportedState: true } },
      relayMoves: { where: recent, orderBy: { generation: 'desc' } },
    },
    orderBy: { id: 'asc' },
  });
  return rows.map((row) => {
    const device = row.devices[0];
    const reported = ReportedState.safeParse(device?.reportedState?.document).data;
    return {
      id: row.id,
      tenantId: row.tenantId,
      relay: row.relayId,
      region: row.regionCode,
      device: device?.id ?? null,
      online: isHeard(device),
      silent: reported !== undefined && isSilent(reported),
      ...scopeOf(reported, row.id),
      moves: row.relayMoves.map((move) => ({
        from: move.fromRelayId,
        to: move.toRelayId,
        cause: move.cause as MoveCause,
        generation: move.generation,
        at: move.at.getTime(),
        left: move.leftAt !== null,
        follows: move.follows,
      })),
    };
  });
}

/** True while there is anything that {@link readSites} would find on no relay of special interest. */
export async function hasRecentMoves(tx: Transaction, now: number): Promise<boolean> {
  const recent = { OR: [{ leftAt: null }, { at: { gt: new Date(now - AVOID_MS) } }] };
  return (await tx.siteMove.count({ where: recent })) > 0;
}

export async function setLost(tx: Transaction, relayId: Id, lost: boolean): Promise<boolean> {
  const { count } = await tx.relay.updateMany({
    where: { id: relayId, lostAt: lost ? null : { not: null } },
    data: { lostAt: lost ? new Date() : null },
  });
  return count > 0;
}

export async function setProblem(tx: Transaction, relayId: Id, problem: RelayProblem | null): Promise<void> {
  const data = { problem: problem ?? undefined };
  if (problem) await tx.relay.update({ where: { id: relayId }, data });
  else await tx.$executeRaw`UPDATE relay SET problem = NULL WHERE id = ${relayId}::uuid`;
}

function isHeard(device: { online: boolean; awaySince: Date | null } | undefined): boolean {
  return device?.online === true && device.awaySince === null;
}

/** No line carries anything, and at least one though it should. */
function isSilent({ lines }: ReportedState): boolean {
  const isDown = lines.length > 0 && lines.every(({ state }) => state === 'down');
  return isDown && lines.some(({ cause }) => cause === 'silent');
}

function scopeOf(reported: ReportedState | undefined, siteId: Id): Pick<KnownSite, 'applied' | 'undone'> {
  const scope = reported?.scopes.find((one) => one.scope === `site:${siteId}`);
  const isUndone = scope?.conditions.some(({ type, status }) => type === 'RolledBack' && status) ?? false;
  return {
    applied: scope?.appliedGeneration ?? null,
    undone: scope && isUndone ? scope.observedGeneration : null,
  };
}
