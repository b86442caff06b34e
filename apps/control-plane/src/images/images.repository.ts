import type { Id, Sha256 } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';

/** A claim that comes in an image and can still be used. */
export interface ImageClaim {
  id: Id;
  imageVersion: string;
  downloadTokenHash: Sha256;
  downloadUntil: Date;
  expiresAt: Date;
}

const usable = () => ({ usedAt: null, revokedAt: null, expiresAt: { gt: new Date() } });

/** The claim in the newest image of a site, while a box can enrol with it. */
export async function readImageClaim(tx: Transaction, siteId: Id): Promise<ImageClaim | undefined> {
  const row = await tx.claim.findFirst({
    where: { siteId, imageVersion: { not: null }, ...usable() },
    orderBy: { createdAt: 'desc' },
  });
  return row ? imageClaim(row) : undefined;
}

/**
 * The claim of the download with this token: undefined for a token that was never made, `over` when it counts no more,
 * since its time is up, a box has enrolled with the claim, a newer one has ended it or its site is gone.
 */
export async function readDownload(
  tx: Transaction,
  downloadTokenHash: Sha256,
): Promise<ImageClaim | 'over' | undefined> {
  const row = await tx.claim.findUnique({ where: { downloadTokenHash } });
  if (!row) return undefined;
  const claim = imageClaim(row);
  const now = new Date();
  const open = claim && !row.usedAt && !row.revokedAt && row.expiresAt > now && claim.downloadUntil > now;
  return open ? claim : 'over';
}

function imageClaim(row: {
  id: string;
  imageVersion: string | null;
  downloadTokenHash: string | null;
  downloadUntil: Date | null;
  expiresAt: Date;
}): ImageClaim | undefined {
  const { id, imageVersion, downloadTokenHash, downloadUntil, expiresAt } = row;
  if (imageVersion === null || downloadTokenHash === null || downloadUntil === null) return undefined;
  return { id, imageVersion, downloadTokenHash, downloadUntil, expiresAt };
}
