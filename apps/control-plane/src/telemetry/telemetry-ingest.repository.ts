import type { Id } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';
import type { SampleRow } from './sample-rows.js';

/** The ids of a site's lines. */
export async function readLineIds(tx: Transaction, siteId: Id): Promise<Set<Id>> {
  const lines = await tx.line.findMany({ where: { siteId }, select: { id: true } });
  return new Set(lines.map(({ id }) => id));
}

/** Keeps samples in one statement; one that is there already stays as it is. */
export async function insertSamples(
  tx: Transaction,
  site: { siteId: Id; tenantId: Id },
  rows: readonly SampleRow[],
): Promise<void> {
  await tx.lineSample.createMany({
    data: rows.map((row) => ({ ...row, siteId: site.siteId, tenantId: site.tenantId })),
    skipDuplicates: true,
  });
}

/** Takes note that the device was heard just now. */
export async function touchDevice(tx: Transaction, deviceId: Id): Promise<void> {
  await tx.device.updateMany({ where: { id: deviceId }, data: { lastSeenAt: new Date() } });
}
