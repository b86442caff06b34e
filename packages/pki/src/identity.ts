import { DeviceRole, Id } from '@tresse/contracts';
import { PkiError } from './pki-error.js';
import { readCertificate } from './read-certificate.js';

/** Who a device is, as its certificate says. */
export interface DeviceIdentity {
  role: DeviceRole;
  deviceId: Id;
  /** Serial number of the certificate, lower-case hex. */
  serial: string;
  notAfter: Date;
}

/** The URI in a device certificate's subject alternative name. */
export function identityUri(device: { role: DeviceRole; deviceId: Id }): string {
  return `urn:tresse:${device.role}:${device.deviceId}`;
}

/**
 * The identity in a device certificate (PEM or DER), whose chain the caller has verified. Throws PkiError
 * `certificate.unreadable`, or `certificate.identity` when subject and URI are not those of one device.
 */
export function readIdentity(certificate: string | Uint8Array): DeviceIdentity {
  const x509 = readCertificate(certificate);
  const [, role, id] = /^URI:urn:tresse:([a-z]+):([0-9a-f-]{36})$/.exec(x509.subjectAltName ?? '') ?? [];
  const parsedRole = DeviceRole.safeParse(role);
  const parsedId = Id.safeParse(id);
  if (!parsedRole.success || !parsedId.success || x509.subject !== `CN=${parsedId.data}`) {
    throw new PkiError('certificate.identity', 'the certificate does not name a device');
  }
  return {
    role: parsedRole.data,
    deviceId: parsedId.data,
    serial: x509.serialNumber.toLowerCase(),
    notAfter: new Date(x509.validTo),
  };
}
