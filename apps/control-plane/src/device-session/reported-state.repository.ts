import type { ReportedState } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';
import type { KnownDevice } from './known-device.repository.js';

/** Keeps what the device says it is; the newest word replaces the former. */
export async function storeReported(
  tx: Transaction,
  device: KnownDevice,
  reported: ReportedState,
): Promise<void> {
  const receivedAt = new Date();
  const row = { document: reported, receivedAt };
  const owner = device.role === 'site' ? { tenantId: device.tenantId, siteId: device.siteId } : {};
  await tx.reportedState.upsert({
    where: { deviceId: device.id },
    create: { deviceId: device.id, ...owner, ...row },
    update: row,
  });
  await tx.device.update({
    where: { id: device.id },
    data: { lastSeenAt: receivedAt, agentVersion: reported.agentVersion },
  });
}
