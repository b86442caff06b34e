import { X509Certificate } from 'node:crypto';
import { type DeviceIdentity, PkiError, readIdentity } from '@tresse/pki';

/**
 * How long after its end a certificate can still be renewed, in ms: a spare box lies on a shelf for a year, and revoking
 * it does not depend on dates.
 */
export const RENEWAL_GRACE_MS = 365 * 86_400_000;

/**
 * Whose certificate this is, when our authority made it for a device and it has not been over for longer than the grace.
 * TLS itself is not asked, since it refuses what is over. `now` in ms.
 */
export function renewableIdentity(
  certificate: X509Certificate,
  caPem: string,
  now: number,
): DeviceIdentity | undefined {
  const authority = new X509Certificate(caPem);
  const ours = certificate.checkIssued(authority) && certificate.verify(authority.publicKey);
  const began = Date.parse(certificate.validFrom) <= now;
  const fresh = now <= Date.parse(certificate.validTo) + RENEWAL_GRACE_MS;
  return ours && began && fresh ? identityIn(certificate) : undefined;
}

function identityIn(certificate: X509Certificate): DeviceIdentity | undefined {
  try {
    return readIdentity(certificate.raw);
  } catch (error) {
    if (error instanceof PkiError) return undefined;
    throw error;
  }
}
