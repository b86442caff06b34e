import type { SiteRegions } from '@tresse/contracts';
import { nearestRegion } from './choose-place.js';
import type { Installation } from './placement.repository.js';
import { obstacleOf, regionObstacle } from './room.js';
import type { KeptRoundTrips } from './round-trips.js';

/** The regions as a person chooses among them. */
export function siteRegions(
  { regions, relays }: Installation,
  kept: KeptRoundTrips,
  measuring: boolean,
): SiteRegions {
  const free = relays.filter((relay) => obstacleOf(relay) === null && kept[relay.region] !== undefined);
  const roundTrips = new Map(Object.entries(kept).map(([region, { ms }]) => [region, ms]));
  const codes = regions.map(({ code }) => code);
  return {
    regions: regions.map(({ code, name }) => {
      const obstacle = regionObstacle(relays.filter(({ region }) => region === code));
      return { code, name, ready: obstacle === null, obstacle, roundTrip: kept[code] ?? null };
    }),
    nearest: nearestRegion(codes, free, roundTrips),
    measuring,
  };
}
