import { createHash, createHmac } from 'node:crypto';
import type { Id, Sha256 } from '@tresse/contracts';

/**
 * The secrets of a claim that comes in an image, derived from its id under a key of this installation, 256 bits each: a
 * download that is resumed must be the same bytes, and the database keeps nothing but hashes.
 */
export class ImageSecrets {
  constructor(private readonly key: string) {}

  /** With which the box enrols. */
  claimSecret(claimId: Id): string {
    return this.derive('claim', claimId);
  }

  /** Which the addresses of the download carry. */
  downloadToken(claimId: Id): string {
    return this.derive('download', claimId);
  }

  /** Whether it was under the present key that this claim was made; under another its secrets cannot be had again. */
  made(claimId: Id, downloadTokenHash: Sha256): boolean {
    return createHash('sha256').update(this.downloadToken(claimId)).digest('hex') === downloadTokenHash;
  }

  private derive(purpose: 'claim' | 'download', claimId: Id): string {
    return createHmac('sha256', this.key).update(`${purpose} ${claimId}`).digest('base64url');
  }
}
