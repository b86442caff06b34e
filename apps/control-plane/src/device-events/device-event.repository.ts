import type { Id } from '@tresse/contracts';
import { announce } from '../announcements/announce.repository.js';
import type { Transaction } from '../database/index.js';
import { type KnownDevice, timelineOf } from '../device-session/known-device.repository.js';
import type { TimelineEntry } from './event-row.js';

/** The names of a site's lines. */
export async function readLineNames(tx: Transaction, siteId: Id): Promise<Map<Id, string>> {
  const lines = await tx.line.findMany({ where: { siteId }, select: { id: true, name: true } });
  return new Map(lines.map(({ id, name }) => [id, name]));
}

/** Adds entries that are not there yet, announces those of a site, and returns their ids. */
export async function insertEntries(
  tx: Transaction,
  device: KnownDevice,
  entries: readonly TimelineEntry[],
): Promise<Id[]> {
  const owner = timelineOf(device);
  const added = await tx.event.createManyAndReturn({
    data: entries.map((entry) => ({ ...entry, ...owner, deviceId: device.id })),
    skipDuplicates: true,
    select: { id: true },
  });
  const ids = new Set(added.map(({ id }) => id));
  if (device.role === 'site') {
    const { siteId, tenantId } = device;
    const fresh = entries.filter(({ id }) => ids.has(id));
    await announce(
      tx,
      fresh.map((entry) => ({ ...entry, siteId, tenantId })),
    );
  }
  return [...ids];
}
