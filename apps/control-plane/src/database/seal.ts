import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
/** Of the form below; another form gets another number. */
const VERSION = 1;
/** In bytes (NIST SP 800-38D: 96 bits of nonce, 128 of tag). */
const KEY = 32;
const NONCE = 12;
const TAG = 16;

/** What was sealed cannot be opened: another key, another purpose, or it was changed. It tells nothing of the content. */
export class SealError extends Error {
  override readonly name = 'SealError';
}

/**
 * Encrypts texts that the database keeps under a key that it does not, derived by HKDF (RFC 5869) from a secret of the
 * installation. A text opens only for the purpose it was sealed for. Form, in base64: one byte of version, nonce, tag,
 * AES-256-GCM's ciphertext.
 */
export class Seal {
  readonly #key: Buffer;

  constructor(secret: string) {
    this.#key = Buffer.from(hkdfSync('sha256', secret, '', `tresse seal ${VERSION}`, KEY));
  }

  seal(text: string, purpose: string): string {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv(ALGORITHM, this.#key, nonce).setAAD(Buffer.from(purpose));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), sealed]).toString('base64');
  }

  /** The text, or undefined where {@link open} throws. */
  tryOpen(sealed: string, purpose: string): string | undefined {
    try {
      return this.open(sealed, purpose);
    } catch {
      return undefined;
    }
  }

  /** @throws SealError */
  open(sealed: string, purpose: string): string {
    const bytes = Buffer.from(sealed, 'base64');
    if (bytes.length < 1 + NONCE + TAG || bytes[0] !== VERSION)
      throw new SealError('not sealed in a known form');
    const nonce = bytes.subarray(1, 1 + NONCE);
    const tag = bytes.subarray(1 + NONCE, 1 + NONCE + TAG);
    const cipher = createDecipheriv(ALGORITHM, this.#key, nonce, { authTagLength: TAG });
    cipher.setAAD(Buffer.from(purpose)).setAuthTag(tag);
    try {
      return Buffer.concat([cipher.update(bytes.subarray(1 + NONCE + TAG)), cipher.final()]).toString('utf8');
    } catch {
      throw new SealError('sealed under another key, for another purpose, or changed since');
    }
  }
}
