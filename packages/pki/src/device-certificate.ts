import type { DeviceRole, Id } from '@tresse/contracts';
import { type IssuedCertificate, type Issuer, issueCertificate, type Validity } from './certificate.js';
import { identityUri } from './identity.js';

const URI = 6;

/**
 * The certificate that is a device's identity; `publicKeyPem` comes from its checked CSR. A relay also answers TLS with
 * it, to its sites (RFC 5280 §4.2.1.12).
 */
export function issueDeviceCertificate(
  issuer: Issuer,
  options: Validity & { role: DeviceRole; deviceId: Id; publicKeyPem: string },
): IssuedCertificate {
  return issueCertificate(
    {
      commonName: options.deviceId,
      publicKeyPem: options.publicKeyPem,
      notBefore: options.notBefore,
      notAfter: options.notAfter,
      extensions: [
        { name: 'basicConstraints', critical: true, cA: false },
        { name: 'keyUsage', critical: true, digitalSignature: true },
        { name: 'extKeyUsage', clientAuth: true, ...(options.role === 'relay' ? { serverAuth: true } : {}) },
        { name: 'subjectAltName', altNames: [{ type: URI, value: identityUri(options) }] },
      ],
    },
    issuer,
  );
}
