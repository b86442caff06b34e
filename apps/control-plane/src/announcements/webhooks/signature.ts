import { createHmac, randomBytes } from 'node:crypto';

/** Header in which a delivery's signature comes. */
export const SIGNATURE_HEADER = 'tresse-signature';

/** A secret for a new webhook: 256 random bits. */
export function newWebhookSecret(): string {
  return `whsec_${randomBytes(32).toString('base64url')}`;
}

/**
 * The signature of a delivery: `t=<seconds of Unix time>,v1=<HMAC-SHA256 of "t.body" under the secret, in hexadecimal>`.
 * The time is in it so that a receiver can refuse what somebody else has kept and sends again.
 */
export function signatureOf(secret: string, body: string, at: Date): string {
  const t = Math.floor(at.getTime() / 1000);
  return `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')}`;
}
