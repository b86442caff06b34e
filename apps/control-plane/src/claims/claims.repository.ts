import type { Id, Sha256 } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';

/** What a claim is for. */
export type ClaimFor = { siteId: Id; tenantId: Id } | { relayId: Id };

/** What is kept of a claim. */
export interface KeptClaim {
  id: Id;
  secretHash: Sha256;
  expiresAt: Date;
  createdBy: Id | null;
  /** Of a claim that comes in an image. */
  imageVersion?: string;
  downloadTokenHash?: Sha256;
  downloadUntil?: Date;
}

/** Ends the older unused claims for the same thing, then keeps a new one by its secret's hash. */
export async function insertClaim(tx: Transaction, target: ClaimFor, claim: KeptClaim): Promise<void> {
  await tx.claim.updateMany({
    where: { ...target, usedAt: null, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  const kind = 'siteId' in target ? 'site' : 'relay';
  await tx.claim.create({ data: { kind, ...target, ...claim } });
}

/** Name of a present site; null when there is none. */
export async function readSiteName(tx: Transaction, siteId: Id): Promise<string | null> {
  const site = await tx.site.findFirst({
    where: { id: siteId, removedAt: null },
    select: { name: true },
  });
  return site?.name ?? null;
}
