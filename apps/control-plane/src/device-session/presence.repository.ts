import type { Id } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';

/** Marks a device online in this session; true when it was not online before. */
export async function setOnline(tx: Transaction, deviceId: Id, epoch: number): Promise<boolean> {
  const [before] = await tx.$queryRaw<{ online: boolean }[]>`
    UPDATE device SET online = true, session_epoch = ${epoch}, last_seen_at = now()
    FROM (SELECT id, online FROM device WHERE id = ${deviceId}::uuid FOR UPDATE) before
    WHERE device.id = before.id
    RETURNING before.online`;
  return before?.online === false;
}

/** Marks a device offline unless a newer session is there; true when it was online in this session or an older one. */
export async function setOffline(tx: Transaction, deviceId: Id, epoch: number): Promise<boolean> {
  const { count } = await tx.device.updateMany({
    where: { id: deviceId, online: true, sessionEpoch: { lte: epoch } },
    data: { online: false, lastSeenAt: new Date() },
  });
  return count > 0;
}

/** After a start of the control plane nobody has been heard yet. */
export async function setAllOffline(tx: Transaction): Promise<void> {
  await tx.device.updateMany({ where: { online: true }, data: { online: false } });
}

/** True when the site's timeline already ends with this: a restart of the control plane is no news of the box. */
export async function isLastPresence(tx: Transaction, siteId: Id, kind: string): Promise<boolean> {
  const last = await tx.event.findFirst({
    where: { siteId, kind: { in: ['device.online', 'device.offline'] } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { kind: true },
  });
  return last?.kind === kind;
}
