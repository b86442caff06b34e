import { X509Certificate } from 'node:crypto';
import { PkiError } from './pki-error.js';

/** Parses one certificate, PEM or DER. Throws PkiError `certificate.unreadable`. */
export function readCertificate(certificate: string | Uint8Array): X509Certificate {
  try {
    return new X509Certificate(certificate);
  } catch (cause) {
    throw new PkiError('certificate.unreadable', 'the certificate could not be read', { cause });
  }
}

/** Extended key usage of a TLS server (RFC 5280 §4.2.1.12). */
const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';

/** True when a certificate may answer TLS as a server. Throws PkiError `certificate.unreadable`. */
export function mayServe(certificate: string | Uint8Array): boolean {
  return readCertificate(certificate).keyUsage?.includes(SERVER_AUTH) ?? false;
}
