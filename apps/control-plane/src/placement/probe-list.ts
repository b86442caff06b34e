import { type Ipv4, MAX_PROBED_REGIONS, type RegionProbes } from '@tresse/contracts';
import { isAtWork, type PlaceableRelay } from './room.js';

/** Relays of one region that a site asks at most, the second where the first does not answer. */
const EACH = 2;

/** The regions with relays at work, and whom to ask there. */
export function probeList(
  regions: readonly string[],
  relays: readonly (PlaceableRelay & { publicAddress: Ipv4 | null })[],
): RegionProbes['regions'] {
  return regions
    .flatMap((region) => {
      const addresses = relays
        .filter((relay) => relay.region === region && isAtWork(relay))
        .flatMap(({ publicAddress }) => publicAddress ?? [])
        .slice(0, EACH);
      return addresses.length > 0 ? [{ region, addresses }] : [];
    })
    .slice(0, MAX_PROBED_REGIONS);
}
