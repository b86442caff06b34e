import type { Braid, Id, Ipv4, PublicFace, PublicPorts } from '@tresse/contracts';
import type { ToFollow } from '../../public-addresses/follow-step.js';
import type { MoveCause } from '../move-step.js';

/** A site that is to move, as it was when that was decided. */
export interface Moving {
  id: Id;
  /** The relay that it leaves; one that has left it meanwhile stays where it is. */
  relay: Id;
  cause: MoveCause;
  /** The relays that it may go to, the best first. */
  to: readonly Id[];
}

/** A site whose row is locked. */
export interface BatchSite {
  id: Id;
  tenantId: Id;
  name: string;
  relayId: Id;
  relayIndex: number;
  generation: number;
  profile: Braid['profile'];
  /** What the internet sees of it now; null while its relay has no address. */
  address: Ipv4 | null;
  ports: readonly PublicPorts[];
  /** Faces that it has, by relay: its own, and one that it is leaving. */
  faces: ReadonlyMap<Id, PublicFace>;
}

/** A relay that sites may go to, locked. */
export interface BatchRelay {
  id: Id;
  name: string;
  /** Sites that it takes beside those it has; none where it is about to be given back. */
  room: number;
  /** Free places, the best first: one more than there are sites to move. */
  places: readonly number[];
  /** What each tenant has or would get there, the best first; without a tenant what nobody has. */
  faces: readonly { tenantId: Id | null; face: PublicFace }[];
}

/** What decides whether a site's own address goes along to a relay; its other sites in order. */
export type BatchAddress = Omit<ToFollow, 'staying'> & { mates: readonly Id[] };

/** A port of a public address that a site has. */
export interface TakenPorts extends PublicPorts {
  siteId: Id;
  address: Ipv4;
}

/** All that the moves of a batch rest on. */
export interface BatchFacts {
  sites: ReadonlyMap<Id, BatchSite>;
  relays: ReadonlyMap<Id, BatchRelay>;
  /** By site, and there by relay; nothing for a site without an address of its own. */
  addresses: ReadonlyMap<Id, ReadonlyMap<Id, BatchAddress>>;
  ports: readonly TakenPorts[];
}

/** A move as it is to be written. */
export interface SettledMove {
  site: BatchSite;
  to: Pick<BatchRelay, 'id' | 'name'>;
  /** Its place there. */
  index: number;
  cause: MoveCause;
  face: PublicFace;
  /** It has the face already, since it has not left that relay for good. */
  hasFace: boolean;
  /** Its own address that goes along, and where from; null where none does. */
  along: { addressId: Id; from: Id } | null;
  /** Its former relay serves on beside. */
  keeps: boolean;
}
