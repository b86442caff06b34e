import type { ClaimView } from '@tresse/contracts';

interface ClaimRow {
  id: string;
  expiresAt: Date;
  usedAt: Date | null;
  imageVersion: string | null;
  reusedAt: Date | null;
  createdAt: Date;
}

/** A claim without its secret. */
export function claimView(row: ClaimRow | undefined): ClaimView | null {
  return row
    ? {
        id: row.id,
        expiresAt: row.expiresAt.toISOString(),
        usedAt: row.usedAt?.toISOString() ?? null,
        inImage: row.imageVersion !== null,
        reusedAt: row.reusedAt?.toISOString() ?? null,
        createdAt: row.createdAt.toISOString(),
      }
    : null;
}
