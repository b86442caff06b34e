import { isIP } from 'node:net';
import { type IssuedCertificate, type Issuer, issueCertificate, type Validity } from './certificate.js';

const DNS_NAME = 2;
const IP_ADDRESS = 7;

/** A certificate for a TLS server that is reached by any of `hosts` (DNS names or IP addresses). */
export function issueServerCertificate(
  issuer: Issuer,
  options: Validity & { hosts: readonly [string, ...string[]]; publicKeyPem: string },
): IssuedCertificate {
  const altNames = options.hosts.map((host) =>
    isIP(host) === 0 ? { type: DNS_NAME, value: host } : { type: IP_ADDRESS, ip: host },
  );
  return issueCertificate(
    {
      commonName: options.hosts[0],
      publicKeyPem: options.publicKeyPem,
      notBefore: options.notBefore,
      notAfter: options.notAfter,
      extensions: [
        { name: 'basicConstraints', critical: true, cA: false },
        { name: 'keyUsage', critical: true, digitalSignature: true, keyEncipherment: true },
        { name: 'extKeyUsage', serverAuth: true },
        { name: 'subjectAltName', altNames },
      ],
    },
    issuer,
  );
}
