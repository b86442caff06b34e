import type { SiteRegions } from '@tresse/contracts';
import { nearestOpen } from './choose-place.js';
import type { Installation } from './placement.repository.js';
import { regionObstacle } from './room.js';
import type { KeptRoundTrips } from './round-trips.js';

/** The regions as a person chooses among them. */
export function siteRegions(
  { regions, relays }: Installation,
  kept: KeptRoundTrips,
  measuring: boolean,
): SiteRegions {
  const measured = relays.filter(({ region }) => kept[region] !== undefined);
  const roundTrips = new Map(Object.entries(kept).map(([region, { ms }]) => [region, ms]));
  const codes = regions.map(({ code }) => code);
  return {
    regions: regions.map(({ code, name }) => {
      const obstacle = regionObstacle(relays.filter(({ region }) => region === code));
      return { code, name, ready: obstacle === null, obstacle, roundTrip: kept[code] ?? null };
    }),
    nearest: nearestOpen(codes, measured, roundTrips),
    measuring,
  };
}
