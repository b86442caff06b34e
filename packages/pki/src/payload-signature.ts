import { createHash, createPrivateKey, sign, verify } from 'node:crypto';
import { promisify } from 'node:util';
import type { Sha256 } from '@tresse/contracts';

/** RSA-SHA256 (PKCS#1 v1.5) signature over the UTF-8 bytes of `payload`, in base64. */
export function signPayload(payload: string, privateKeyPem: string): string {
  return sign('sha256', Buffer.from(payload), privateKeyPem).toString('base64');
}

/**
 * Signs as {@link signPayload} does, on other threads: several at a time, while this one goes on. The key is read once: that
 * costs as much as a signature does.
 */
export function payloadSigner(privateKeyPem: string): (payload: string) => Promise<string> {
  const key = createPrivateKey(privateKeyPem);
  return async (payload) => (await signAside('sha256', Buffer.from(payload), key)).toString('base64');
}

const signAside = promisify(sign);

/** True when `signature` (base64) over `payload` was made by the private half of `publicKeyPem`; never throws. */
export function verifyPayload(payload: string, signature: string, publicKeyPem: string): boolean {
  try {
    return verify('sha256', Buffer.from(payload), publicKeyPem, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

/** SHA-256 of the UTF-8 bytes of a text, lower-case hex. */
export function sha256Of(text: string): Sha256 {
  return createHash('sha256').update(text).digest('hex');
}
