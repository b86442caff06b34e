import { createPrivateKey, createPublicKey, generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import { PkiError } from './pki-error.js';

/** Smallest RSA modulus that a certificate may be issued for, in bits (NIST SP 800-57, until 2030). */
export const MIN_RSA_BITS = 2_048;

/** An RSA key pair as text: PKCS#8 and SPKI PEM. */
export interface RsaKeyPair {
  privateKeyPem: string;
  publicKeyPem: string;
}

const generate = promisify(generateKeyPair);

/** A new RSA key pair, made off the main thread (0.1–1 s). `bits` is the size of the modulus. */
export async function generateRsaKey(bits = MIN_RSA_BITS): Promise<RsaKeyPair> {
  const { privateKey, publicKey } = await generate('rsa', {
    modulusLength: bits,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  return { privateKeyPem: privateKey, publicKeyPem: publicKey };
}

/** The public half (SPKI PEM) of a private key. Throws PkiError `key.unreadable`. */
export function publicKeyOf(privateKeyPem: string): string {
  try {
    return createPublicKey(createPrivateKey(privateKeyPem))
      .export({ type: 'spki', format: 'pem' })
      .toString();
  } catch (cause) {
    throw new PkiError('key.unreadable', 'the private key could not be read', { cause });
  }
}
