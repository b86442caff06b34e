import type { ClaimView } from '@tresse/contracts';

/** A claim without its secret. */
export function claimView(
  row: { id: string; expiresAt: Date; usedAt: Date | null; createdAt: Date } | undefined,
): ClaimView | null {
  return row
    ? {
        id: row.id,
        expiresAt: row.expiresAt.toISOString(),
        usedAt: row.usedAt?.toISOString() ?? null,
        createdAt: row.createdAt.toISOString(),
      }
    : null;
}
