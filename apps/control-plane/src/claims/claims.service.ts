import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { formatClaim, type Id, type NewClaim } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';
import { type ClaimFor, insertClaim } from './claims.repository.js';
import { EnrolmentAddress } from './enrolment-address.js';

/** How long a claim can be used: time enough to flash a card and plug it in. */
const LIFETIME_MS = 7 * 24 * 3_600 * 1_000;

/** Makes claims. The secret (256 random bits) is in the answer alone; the database keeps its SHA-256. */
@Injectable()
export class ClaimsService {
  constructor(private readonly address: EnrolmentAddress) {}

  /** A fresh claim; older unused ones for the same thing end with it. */
  async make(tx: Transaction, target: ClaimFor, createdBy: Id | null): Promise<NewClaim> {
    const secret = randomBytes(32).toString('base64url');
    const secretHash = createHash('sha256').update(secret).digest('hex');
    const expiresAt = new Date(Date.now() + LIFETIME_MS);
    const id = await insertClaim(tx, target, { secretHash, expiresAt, createdBy });
    const { url, caSha256 } = this.address;
    return { id, text: formatClaim({ url, caSha256, secret }), expiresAt: expiresAt.toISOString() };
  }
}
