import type { DeviceRole, Id } from '@tresse/contracts';
import { fingerprintOf, publicKeyOf, readCertificate, readIdentity } from '@tresse/pki';

/** A certificate that was given, with the authority it should come from (PEM). */
export interface Given {
  deviceId: Id;
  role: DeviceRole;
  certificatePem: string;
  caPem: string;
}

/** True when the certificate names this device and role, holds its key, and comes from the pinned authority. */
export function isOurs(
  given: Given,
  expected: { role: DeviceRole; caSha256: string; privateKeyPem: string },
): boolean {
  try {
    const { role, deviceId } = readIdentity(given.certificatePem);
    const certificate = readCertificate(given.certificatePem);
    const publicKeyPem = certificate.publicKey.export({ type: 'spki', format: 'pem' }).toString();
    return (
      role === expected.role &&
      given.role === expected.role &&
      deviceId === given.deviceId &&
      publicKeyPem === publicKeyOf(expected.privateKeyPem) &&
      fingerprintOf(given.caPem) === expected.caSha256 &&
      certificate.verify(readCertificate(given.caPem).publicKey)
    );
  } catch {
    return false;
  }
}
