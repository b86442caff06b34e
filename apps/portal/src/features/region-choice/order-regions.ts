import type { SiteRegion } from '@tresse/contracts';

/** The regions with the shortest round trip first; those not measured after them, in the order they had. */
export function nearestFirst(regions: readonly SiteRegion[]): SiteRegion[] {
  const ms = ({ roundTrip }: SiteRegion) => roundTrip?.ms ?? Number.POSITIVE_INFINITY;
  return [...regions].sort((a, b) => (ms(a) === ms(b) ? 0 : ms(a) - ms(b)));
}
