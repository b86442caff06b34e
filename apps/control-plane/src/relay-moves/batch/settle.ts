import type { Id, PublicFace } from '@tresse/contracts';
import { followStep } from '../../public-addresses/follow-step.js';
import type { BatchAddress, BatchFacts, BatchSite, Moving, SettledMove } from './batch-facts.js';
import { PortBook } from './ports.js';
import { RelayDesk } from './relay-desk.js';

/** What becomes of a batch. */
export interface Settled {
  /** In the order in which they were wanted, a site's mates by its address behind it. */
  moves: SettledMove[];
  /** Sites that none of their relays has a place for. */
  refused: Id[];
}

/**
 * Where each site goes. Each is put onto the first of its relays that has room, a place, a face, and its ports free, after
 * those before it; with it go the others that have its own public address, where that goes along, or else it goes without
 * it. A site that is not among the facts, or has left the relay that it was to leave, is left alone.
 */
export function settle(wanted: readonly Moving[], facts: BatchFacts): Settled {
  const batch = new Batch(facts);
  const refused = wanted.filter((moving) => !batch.move(moving)).map(({ id }) => id);
  return { moves: batch.moves, refused };
}

class Batch {
  readonly moves: SettledMove[] = [];
  private readonly moved = new Set<Id>();
  private readonly desks: ReadonlyMap<Id, RelayDesk>;
  private readonly ports: PortBook;

  constructor(private readonly facts: BatchFacts) {
    this.desks = new Map([...facts.relays].map(([id, relay]) => [id, new RelayDesk(relay)]));
    this.ports = new PortBook(facts.ports);
  }

  /** False where no relay has a place for the site. */
  move(moving: Moving): boolean {
    const site = this.facts.sites.get(moving.id);
    if (!site || site.relayId !== moving.relay || this.moved.has(site.id)) return true;
    return moving.to.some(
      (to) => this.moveAlong(site, to, moving.cause) || this.put([site], to, moving.cause, null),
    );
  }

  /** With its own address, and all that have it; false where that stays, or there is no place for all. */
  private moveAlong(site: BatchSite, to: Id, cause: Moving['cause']): boolean {
    const known = this.facts.addresses.get(site.id)?.get(to);
    if (!known) return false;
    const left = known.mates.filter((id) => !this.moved.has(id));
    // A site that alone cannot reach its relay leaves the others there.
    const mates = cause === 'unreached' ? [] : left.flatMap((id) => this.facts.sites.get(id) ?? []);
    const staying = left.length - mates.length;
    return followStep({ ...known, staying }).do === 'move' && this.put([site, ...mates], to, cause, known);
  }

  private put(
    sites: readonly BatchSite[],
    to: Id,
    cause: Moving['cause'],
    along: BatchAddress | null,
  ): boolean {
    const desk = this.desks.get(to);
    const relay = this.facts.relays.get(to);
    const places = desk?.placesFor(sites);
    const [first] = sites;
    // What all of them get where their address stays after all.
    const other = first && desk?.faceOf(first.tenantId);
    if (!desk || !relay || !places || !other) return false;
    if (sites.some((site) => this.ports.clashes(site, other.address))) return false;
    for (const [at, site] of sites.entries()) {
      const kept = site.faces.get(to);
      const face: PublicFace = kept ?? (along ? { address: along.address.ip, ports: null } : other);
      const index = places[at] ?? 0;
      desk.take(site.tenantId, index, face);
      this.ports.put(site, face.address);
      this.moved.add(site.id);
      this.moves.push({
        ...{ site, to: { id: relay.id, name: relay.name }, index, cause, face, hasFace: kept !== undefined },
        along: along && { addressId: along.address.id, from: along.from.relayId },
        // What goes along is the former relay's until the site is told: that one serves it until then.
        keeps: cause === 'drained' && (site.profile === 'mptcp' || along !== null),
      });
    }
    return true;
  }
}
