import type { Id } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';

/** A device whose absence counts now, and since when it has been away. */
export interface Absence {
  deviceId: Id;
  since: Date;
}

/** Marks a device online in this session; true when it was not online before. */
export async function setOnline(tx: Transaction, deviceId: Id, epoch: number): Promise<boolean> {
  const [before] = await tx.$queryRaw<{ online: boolean }[]>`
    UPDATE device SET online = true, away_since = NULL, session_epoch = ${epoch}, last_seen_at = now()
    FROM (SELECT id, online FROM device WHERE id = ${deviceId}::uuid FOR UPDATE) before
    WHERE device.id = before.id
    RETURNING before.online`;
  return before?.online === false;
}

/** Notes that a device has left, unless a newer session is there or its absence is known already. */
export async function setAway(tx: Transaction, deviceId: Id, epoch: number): Promise<void> {
  const now = new Date();
  await tx.device.updateMany({
    where: { id: deviceId, online: true, awaySince: null, sessionEpoch: { lte: epoch } },
    data: { awaySince: now, lastSeenAt: now },
  });
}

/** After a start of the control plane no device is connected yet. */
export async function setAllAway(tx: Transaction): Promise<void> {
  await tx.device.updateMany({ where: { online: true, awaySince: null }, data: { awaySince: new Date() } });
}

/** Marks those offline that have been away since `until` or longer. */
export async function setOffline(tx: Transaction, until: Date): Promise<Absence[]> {
  return tx.$queryRaw<Absence[]>`
    UPDATE device SET online = false, away_since = NULL
    FROM (SELECT id, away_since FROM device WHERE online AND away_since <= ${until} FOR UPDATE SKIP LOCKED) gone
    WHERE device.id = gone.id
    RETURNING device.id AS "deviceId", gone.away_since AS since`;
}
