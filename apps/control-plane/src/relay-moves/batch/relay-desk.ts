import type { Id, PublicFace } from '@tresse/contracts';
import { MAX_BOND_INDEX } from '../../desired-state/addressing-plan.js';
import type { BatchRelay, BatchSite } from './batch-facts.js';
import { Faces } from './faces.js';

/** One relay while sites are put onto it: what it has left. */
export class RelayDesk {
  private readonly faces: Faces;
  private room: number;
  private places: readonly number[];

  constructor(relay: BatchRelay) {
    this.faces = new Faces(relay.faces);
    this.room = relay.room;
    this.places = relay.places;
  }

  faceOf(tenantId: Id): PublicFace | undefined {
    return this.faces.of(tenantId);
  }

  /**
   * A place for each of these sites, another than it has where it comes from; undefined where there is not one for all.
   * `bond` has ports for the first places alone.
   */
  placesFor(sites: readonly BatchSite[]): number[] | undefined {
    if (sites.length > this.room) return undefined;
    const left = [...this.places];
    const found: number[] = [];
    for (const { relayIndex, profile } of sites) {
      const at = left.findIndex((place) => place !== relayIndex);
      const [place] = at === -1 ? [] : left.splice(at, 1);
      if (place === undefined || (profile === 'bond' && place > MAX_BOND_INDEX)) return undefined;
      found.push(place);
    }
    return found;
  }

  take(tenantId: Id, place: number, face: PublicFace): void {
    this.room -= 1;
    this.places = this.places.filter((other) => other !== place);
    this.faces.take(tenantId, face);
  }
}
