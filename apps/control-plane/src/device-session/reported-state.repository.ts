import { type Id, ReportedState } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';
import { joinReport } from './join-report.js';
import type { KnownDevice } from './known-device.repository.js';

/** Keeps what the device says it is; the newest word replaces the former, but for parts of one, which are joined. */
export async function storeReported(
  tx: Transaction,
  device: KnownDevice,
  message: ReportedState,
): Promise<ReportedState> {
  const reported = joinReport(await partsBefore(tx, device.id, message), message);
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
  return reported;
}

/** What came of the same report before this message. */
async function partsBefore(
  tx: Transaction,
  deviceId: Id,
  { part }: ReportedState,
): Promise<ReportedState | undefined> {
  if (part === undefined || part.number === 1) return undefined;
  const row = await tx.reportedState.findUnique({ where: { deviceId }, select: { document: true } });
  return ReportedState.safeParse(row?.document).data;
}
