import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Keeps secrets that must be used again and may not be read in the database: AES-256-GCM under a key of this
 * installation. What is sealed is bound to the row it belongs to, so that nobody can put it into another.
 */
export class SecretBox {
  private readonly key: Buffer;

  constructor(secret: string) {
    this.key = Buffer.from(hkdfSync('sha256', secret, '', 'tresse secret box', 32));
  }

  /** The text sealed for this row, in base64. */
  seal(row: string, text: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(Buffer.from(row));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
  }

  /** What was sealed for this row; undefined when it was for another, under another key, or is damaged. */
  open(row: string, sealed: string): string | undefined {
    const raw = Buffer.from(sealed, 'base64');
    const [nonce, rest] = [raw.subarray(0, NONCE_BYTES), raw.subarray(NONCE_BYTES)];
    if (rest.length < TAG_BYTES) return undefined;
    const decipher = createDecipheriv('aes-256-gcm', this.key, nonce).setAAD(Buffer.from(row));
    decipher.setAuthTag(rest.subarray(0, TAG_BYTES));
    try {
      return Buffer.concat([decipher.update(rest.subarray(TAG_BYTES)), decipher.final()]).toString('utf8');
    } catch {
      return undefined;
    }
  }
}
