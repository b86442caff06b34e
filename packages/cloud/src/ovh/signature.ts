import { createHash } from 'node:crypto';
import type { Secret } from '../secret.js';

/** What a signature is made of. */
export interface Signed {
  method: string;
  url: string;
  /** Empty if there is none. */
  body: string;
  /** Seconds since 1970 by OVHcloud's clock. */
  timestamp: number;
}

/**
 * The header X-Ovh-Signature. Source: https://github.com/ovh/go-ovh (ovh.go, NewRequest). SHA-1 is what OVHcloud checks;
 * it signs here under a key, and over TLS.
 */
export function signatureOf(secret: Secret, consumerKey: Secret, request: Signed): string {
  const { method, url, body, timestamp } = request;
  const text = [secret.reveal(), consumerKey.reveal(), method, url, body, timestamp].join('+');
  return `$1$${createHash('sha1').update(text).digest('hex')}`;
}
