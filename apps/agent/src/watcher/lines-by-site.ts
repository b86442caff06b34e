import type { Id } from '@tresse/contracts';

/** Lines by their site, each site's in their order. */
export function linesBySite<Line extends { readonly siteId: Id }>(
  lines: readonly Line[],
): ReadonlyMap<Id, readonly Line[]> {
  const bySite = new Map<Id, Line[]>();
  for (const line of lines) {
    const known = bySite.get(line.siteId);
    if (known) known.push(line);
    else bySite.set(line.siteId, [line]);
  }
  return bySite;
}
