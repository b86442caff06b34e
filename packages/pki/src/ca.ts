import { type IssuedCertificate, issueCertificate, type Validity } from './certificate.js';
import { publicKeyOf } from './rsa-key.js';

export type { IssuedCertificate, Issuer, Validity } from './certificate.js';

/** The self-signed certificate of an authority that signs end certificates and may sign revocation lists, no further CA. */
export function createCaCertificate(
  options: Validity & { commonName: string; privateKeyPem: string },
): IssuedCertificate {
  const { privateKeyPem } = options;
  return issueCertificate(
    {
      ...options,
      publicKeyPem: publicKeyOf(privateKeyPem),
      extensions: [
        { name: 'basicConstraints', critical: true, cA: true, pathLenConstraint: 0 },
        { name: 'keyUsage', critical: true, keyCertSign: true, cRLSign: true },
      ],
    },
    { privateKeyPem },
  );
}
