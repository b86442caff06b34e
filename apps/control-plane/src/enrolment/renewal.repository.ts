import type { DeviceIdentity } from '@tresse/pki';
import type { DeviceCertificate } from '../certificate-authority/index.js';
import type { Transaction } from '../database/index.js';

/**
 * Puts a device's next certificate in the place of the one that it has shown, which counts on beside it. False when the
 * device is unknown or revoked, or has shown one that it has replaced before.
 */
export async function replaceCertificate(
  tx: Transaction,
  shown: DeviceIdentity,
  next: DeviceCertificate,
): Promise<boolean> {
  const { count } = await tx.device.updateMany({
    where: {
      id: shown.deviceId,
      role: shown.role,
      revokedAt: null,
      OR: [{ certificateSerial: shown.serial }, { formerCertificateSerial: shown.serial }],
    },
    data: {
      certificateFingerprint: next.fingerprint,
      certificateSerial: next.serial,
      certificateNotAfter: next.notAfter,
      formerCertificateSerial: shown.serial,
    },
  });
  return count > 0;
}
