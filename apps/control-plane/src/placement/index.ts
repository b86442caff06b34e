/** Where sites go: what relays carry, how far regions are from a site, and which relay suits it. */
export { type Choice, choosePlace, type Wanted } from './choose-place.js';
export { LoadIngest } from './load-ingest.js';
export { type Placed, Placement } from './placement.js';
export { PlacementModule } from './placement.module.js';
export { PROBE_AGE_MS, RegionProber } from './region-prober.js';
export { isAtWork, obstacleOf, type PlaceableRelay, roomOf } from './room.js';
export { RoundTripIngest } from './round-trip-ingest.js';
