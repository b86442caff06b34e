import { type Id, RelayGoal } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';
import type { LostRelay, Substitute } from './replace-step.js';

/** A lost relay with what it is called. */
export type KnownLost = LostRelay & { id: Id; name: string; regionCode: string };

/** A relay in the place of one that is back. */
export type KnownSubstitute = Substitute & { id: Id };

interface LostRow extends Omit<KnownLost, 'goal' | 'lostAt'> {
  wanted: string;
  lostAt: Date;
}

/** The lost relays, those that were lost first before the others; or this one, if it is. */
export async function readLost(tx: Transaction, only?: Id): Promise<KnownLost[]> {
  const rows = await tx.$queryRaw<LostRow[]>`
    SELECT r.id, r.name, r.region_code AS "regionCode", r.wanted, r.account_id IS NOT NULL AS "isOrdered", r.condemned,
      r.lost_at AS "lostAt",
      EXISTS (
        SELECT FROM device d
        WHERE d.relay_id = r.id AND d.revoked_at IS NULL AND d.online AND d.away_since IS NULL
      ) AS heard,
      (s.present + m.lingering)::integer AS sites, s.stranded,
      EXISTS (SELECT FROM relay other WHERE other.replaces_id = r.id) AS "isReplaced"
    FROM relay r, LATERAL (
      SELECT count(*) AS present, count(stranded_since)::integer AS stranded
      FROM site WHERE relay_id = r.id AND removed_at IS NULL
    ) s, LATERAL (
      SELECT count(*) AS lingering FROM site_move WHERE from_relay_id = r.id AND left_at IS NULL
    ) m
    WHERE r.lost_at IS NOT NULL AND r.removed_at IS NULL AND (${only === undefined} OR r.id = ${only ?? null}::uuid)
    ORDER BY r.lost_at, r.id`;
  return rows.map(({ wanted, lostAt, ...row }) => ({
    ...row,
    goal: RelayGoal.parse(wanted),
    lostAt: lostAt.getTime(),
  }));
}

/** Relays that were ordered in the place of ones that are back; or this one, if it is. */
export async function readSubstitutes(tx: Transaction, only?: Id): Promise<KnownSubstitute[]> {
  const rows = await tx.$queryRaw<(Omit<KnownSubstitute, 'goal'> & { wanted: string })[]>`
    SELECT r.id, r.wanted,
      (
        (SELECT count(*) FROM site WHERE relay_id = r.id AND removed_at IS NULL)
        + (SELECT count(*) FROM site_move WHERE from_relay_id = r.id AND left_at IS NULL)
      )::integer AS sites,
      (
        (SELECT count(*) FROM relay o
         WHERE o.region_code = r.region_code AND o.removed_at IS NULL AND o.account_id IS NOT NULL)
        - coalesce((SELECT most_relays FROM region_supply WHERE region_code = r.region_code), 0)
      )::integer AS surplus
    FROM relay r JOIN relay former ON former.id = r.replaces_id
    WHERE r.removed_at IS NULL AND former.lost_at IS NULL AND former.removed_at IS NULL AND NOT former.condemned
      AND (${only === undefined} OR r.id = ${only ?? null}::uuid)`;
  return rows.map(({ wanted, ...row }) => ({ ...row, goal: RelayGoal.parse(wanted) }));
}

/** From here on it is a relay like any other; the one that it was ordered for may be replaced again. */
export async function forgetReplaced(tx: Transaction, id: Id): Promise<void> {
  await tx.relay.update({ where: { id }, data: { replacesId: null } });
}

export async function readName(tx: Transaction, id: Id): Promise<string> {
  return (await tx.relay.findUnique({ where: { id }, select: { name: true } }))?.name ?? '';
}

/** What of all relays tells whether they are missed. */
export async function readMissed(tx: Transaction) {
  const rows = await tx.relay.findMany({
    where: { removedAt: null },
    select: {
      state: true,
      lostAt: true,
      devices: {
        orderBy: { revokedAt: { sort: 'desc', nulls: 'first' } },
        take: 1,
        select: { online: true, awaySince: true, lastSeenAt: true, enrolledAt: true, revokedAt: true },
      },
    },
  });
  return rows.map(({ state, lostAt, devices: [device] }) => {
    const isHeard = device === undefined || (!device.revokedAt && device.online && !device.awaySince);
    const goneAt = isHeard
      ? null
      : (device.revokedAt ?? device.awaySince ?? device.lastSeenAt ?? device.enrolledAt);
    return { state, lost: lostAt !== null, goneSince: goneAt?.getTime() ?? null };
  });
}
