import { createHash } from 'node:crypto';
import type { Sha256 } from '@tresse/contracts';
import { readCertificate } from './read-certificate.js';

/** SHA-256 of a certificate's DER, as a claim pins it. Throws PkiError `certificate.unreadable`. */
export function fingerprintOf(certificate: string | Uint8Array): Sha256 {
  return createHash('sha256').update(readCertificate(certificate).raw).digest('hex');
}
