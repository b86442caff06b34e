import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { formatClaim, type Id, type NewClaim, type Sha256 } from '@tresse/contracts';
import { newId, type Transaction } from '../database/index.js';
import { type ClaimFor, insertClaim } from './claims.repository.js';
import { EnrolmentAddress } from './enrolment-address.js';
import { ImageSecrets } from './image-secrets.js';

/** How long a claim can be used: time enough to flash a card and plug it in. */
const LIFETIME_MS = 7 * 24 * 3_600 * 1_000;

/** Makes claims. A secret has 256 bits; the database keeps its SHA-256. */
@Injectable()
export class ClaimsService {
  constructor(
    private readonly address: EnrolmentAddress,
    private readonly secrets: ImageSecrets,
  ) {}

  /** A fresh claim, whose random secret is in the answer alone; older unused ones for the same thing end with it. */
  async make(tx: Transaction, target: ClaimFor, createdBy: Id | null): Promise<NewClaim> {
    const id = newId();
    const secret = randomBytes(32).toString('base64url');
    const expiresAt = endOfClaim();
    await insertClaim(tx, target, { id, secretHash: sha256(secret), expiresAt, createdBy });
    return { id, text: this.text(secret), expiresAt: expiresAt.toISOString() };
  }

  /** A fresh claim that comes in an image: {@link textInImage} gives its text again. Older unused ones end with it. */
  async makeForImage(
    tx: Transaction,
    target: ClaimFor,
    createdBy: Id,
    image: { version: string; downloadUntil: Date },
  ): Promise<Id> {
    const id = newId();
    await insertClaim(tx, target, {
      id,
      secretHash: sha256(this.secrets.claimSecret(id)),
      expiresAt: endOfClaim(),
      createdBy,
      imageVersion: image.version,
      downloadUntil: image.downloadUntil,
      downloadTokenHash: sha256(this.secrets.downloadToken(id)),
    });
    return id;
  }

  /** The text of a claim that was made for an image. */
  textInImage(claimId: Id): string {
    return this.text(this.secrets.claimSecret(claimId));
  }

  private text(secret: string): string {
    const { url, caSha256 } = this.address;
    return formatClaim({ url, caSha256, secret });
  }
}

function endOfClaim(): Date {
  return new Date(Date.now() + LIFETIME_MS);
}

function sha256(secret: string): Sha256 {
  return createHash('sha256').update(secret).digest('hex');
}
