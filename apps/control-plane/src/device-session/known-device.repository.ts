import type { Id } from '@tresse/contracts';
import type { DeviceIdentity } from '@tresse/pki';
import type { Transaction } from '../database/index.js';
import type { TimelineOwner } from '../events/events.repository.js';

/** A device that counts, with what it belongs to. */
export type KnownDevice =
  | { id: Id; role: 'site'; siteId: Id; tenantId: Id }
  | { id: Id; role: 'relay'; relayId: Id };

/** Whose timeline tells of the device. */
export function timelineOf(device: KnownDevice): TimelineOwner {
  if (device.role === 'relay') return { relayId: device.relayId };
  return { siteId: device.siteId, tenantId: device.tenantId };
}

/** The device, or undefined when it is unknown or revoked. */
export async function readKnownDevice(tx: Transaction, id: Id): Promise<KnownDevice | undefined> {
  const row = await tx.device.findFirst({
    where: { id, revokedAt: null },
    select: { siteId: true, tenantId: true, relayId: true },
  });
  if (row?.relayId) return { id, role: 'relay', relayId: row.relayId };
  if (row?.siteId && row.tenantId) {
    return { id, role: 'site', siteId: row.siteId, tenantId: row.tenantId };
  }
  return undefined;
}

/**
 * True when a device that is not revoked has this very certificate, or has renewed it and not connected with the new one
 * yet. Its first connection with the new one ends the former.
 */
export async function isAdmitted(tx: Transaction, identity: DeviceIdentity): Promise<boolean> {
  const { deviceId, role, serial } = identity;
  const device = { id: deviceId, role, revokedAt: null };
  await tx.device.updateMany({
    where: { ...device, certificateSerial: serial, formerCertificateSerial: { not: null } },
    data: { formerCertificateSerial: null },
  });
  const found = await tx.device.count({
    where: { ...device, OR: [{ certificateSerial: serial }, { formerCertificateSerial: serial }] },
  });
  return found > 0;
}

/** Sites whose page shows something of this device: its own, or all those on the relay. */
export async function readConcernedSites(tx: Transaction, device: KnownDevice): Promise<Id[]> {
  if (device.role === 'site') return [device.siteId];
  const sites = await tx.site.findMany({
    where: { relayId: device.relayId, removedAt: null },
    select: { id: true },
  });
  return sites.map(({ id }) => id);
}
