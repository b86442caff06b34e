import { Injectable } from '@nestjs/common';
import { type Id, type Ipv4, type PublicPorts, portsOverlap } from '@tresse/contracts';
import { announceAddress, presentAddress } from '../announcements/address-change.repository.js';
import { takeFace } from '../assignments/assignments.repository.js';
import { Assignments } from '../assignments/index.js';
import { insertAudit } from '../audit/index.js';
import { Database, type Transaction } from '../database/index.js';
import { MAX_BOND_INDEX } from '../desired-state/addressing-plan.js';
import { DesiredStateService } from '../desired-state/index.js';
import { insertEvent } from '../events/events.repository.js';
import { hasRoom } from '../placement/placement.repository.js';
import { AddressFollow } from '../public-addresses/index.js';
import { type RelayPlace, takenPorts, takePlace } from '../relays/relay-places.repository.js';
import { LiveFeed } from '../stream/index.js';
import type { MoveCause } from './move-step.js';
import {
  changePlace,
  endMove,
  findPlacedSite,
  lockFreeSites,
  nameOfRelay,
  type PlacedSite,
  publicPortsOf,
} from './site-moves.repository.js';

/** How long a site goes on as it is while its next relay makes ready, in ms; what is broken anyway waits less. */
export const READY_MS = { asked: 15_000, drained: 15_000, lost: 5_000, unreached: 5_000 } as const;

/** A site to move, as it was when that was decided. */
export interface ToMove {
  id: Id;
  relay: Id;
  cause: MoveCause;
  /** One alone: a transaction that holds one relay while it waits for another would wait for its like. */
  to: Id;
}

/** What the live feed is told of a move. */
interface Moved {
  siteId: Id;
  eventIds: Id[];
}

/** The relay has no place for all sites of one address. */
class NoPlaceForAllError extends Error {
  override readonly name = 'NoPlaceForAllError';
}

/** Moves sites from relay to relay. Each move is one transaction: place, generation with its documents, event and audit. */
@Injectable()
export class SiteMover {
  constructor(
    private readonly database: Database,
    private readonly desiredState: DesiredStateService,
    private readonly assignments: Assignments,
    private readonly live: LiveFeed,
    private readonly follow: AddressFollow,
  ) {}

  /**
   * Moves the site unless it is elsewhere already, and with it those that have the same public address, where that can go
   * along; false when the relay has no place for it.
   */
  async move(wanted: ToMove): Promise<boolean> {
    const move = (alone: boolean) =>
      this.database.forPlatform('relays', (tx) => this.moveIn(tx, wanted, alone));
    const moved = await move(false).catch((error: unknown) => {
      if (!(error instanceof NoPlaceForAllError)) throw error;
      return move(true);
    });
    this.publishAll(moved ?? []);
    return moved !== undefined;
  }

  /**
   * The same of some sites in one transaction, so that their relay is told of all at once; one that somebody is just
   * changing is left for another time. Gives those that none of the relays has a place for.
   *
   * @throws NoPlaceForAllError
   */
  async moveTogether(wanted: readonly ToMove[]): Promise<Id[]> {
    const told = await this.database.forPlatform('relays', async (tx) => {
      // All rows before the first relay's lock: who changes a site has its row, and then waits for that one.
      const free = await lockFreeSites(
        tx,
        wanted.map(({ id }) => id),
      );
      const moved = [];
      for (const one of wanted) {
        if (free.has(one.id)) moved.push({ id: one.id, all: await this.moveIn(tx, one, false) });
      }
      return moved;
    });
    for (const { all } of told) this.publishAll(all ?? []);
    return told.filter(({ all }) => all === undefined).map(({ id }) => id);
  }

  /** Undefined when the relay has no place for the site. @throws NoPlaceForAllError */
  private async moveIn(
    tx: Transaction,
    { id, relay, cause, to }: ToMove,
    alone: boolean,
  ): Promise<Moved[] | undefined> {
    const site = await findPlacedSite(tx, id);
    if (!site || site.relayId !== relay) return [];
    const place = await placeOn(tx, site, to);
    if (!place) return undefined;
    const isUrgent = cause === 'lost' || cause === 'unreached';
    const mates = alone || cause === 'unreached' ? [] : await this.follow.matesOf(tx, id, place.relayId);
    const address = alone
      ? undefined
      : await this.follow.sendAlong(tx, [id, ...mates], place.relayId, isUrgent);
    // What all of them get where the address stays after all.
    const other = await takeFace(tx, place.relayId, site.tenantId);
    const moved = [await this.moveOne(tx, site, place, cause, address)];
    for (const mateId of address === undefined ? [] : mates) {
      const mate = await findPlacedSite(tx, mateId);
      const next = mate && (await placeOn(tx, mate, place.relayId));
      if (!next || (other && (await clashes(tx, mateId, other.address)))) throw new NoPlaceForAllError();
      moved.push(await this.moveOne(tx, mate, next, cause, address));
    }
    return moved;
  }

  private async moveOne(
    tx: Transaction,
    site: PlacedSite,
    place: RelayPlace,
    cause: MoveCause,
    along: Ipv4 | undefined,
  ): Promise<Moved> {
    const { id: siteId, tenantId } = site;
    // What goes along is the former relay's until the site is told: that one serves it until then.
    const keeps = cause === 'drained' && (site.profile === 'mptcp' || along !== undefined);
    const address = await presentAddress(tx, siteId);
    await this.assignments.assign(tx, site, place.relayId, along);
    const left = await changePlace(tx, site, place, { cause, keeps, follows: along !== undefined });
    const siteWaitsUntil = new Date(Date.now() + READY_MS[cause]);
    const reason = { reason: 'site.moved', authorId: null } as const;
    await this.desiredState.advanceSite(tx, siteId, reason, { left, siteWaitsUntil });
    const eventIds = [
      await tell(tx, site, place.relayId, cause),
      await announceAddress(tx, { siteId, tenantId }, address),
    ];
    return { siteId, eventIds: eventIds.filter((eventId) => eventId !== undefined) };
  }

  private publishAll(moved: readonly Moved[]): void {
    for (const { siteId, eventIds } of moved) this.publish(siteId, eventIds);
  }

  /** The site's former relay takes it down; what still lived there ends. */
  async leave(siteId: Id): Promise<void> {
    await this.database.forPlatform('relays', async (tx) => {
      if (!(await findPlacedSite(tx, siteId))) return;
      const left = await endMove(tx, siteId);
      await this.desiredState.advanceSite(tx, siteId, { reason: 'site.left', authorId: null }, { left });
    });
    this.live.publish({ siteId, type: 'site' });
  }

  private publish(siteId: Id, eventIds: readonly Id[]): void {
    this.live.publish({ siteId, type: 'site' });
    for (const eventId of eventIds) this.live.publish({ siteId, type: 'event', eventId });
  }
}

async function placeOn(tx: Transaction, site: PlacedSite, relayId: Id): Promise<RelayPlace | undefined> {
  const face = await takeFace(tx, relayId, site.tenantId);
  if (!face || !(await hasRoom(tx, relayId))) return undefined;
  if (await clashes(tx, site.id, face.address)) return undefined;
  const place = await takePlace(tx, relayId, site.relayIndex);
  return place && (site.profile !== 'bond' || place.relayIndex <= MAX_BOND_INDEX) ? place : undefined;
}

/** Whether another site has a forwarded port of this one at the address. */
async function clashes(tx: Transaction, siteId: Id, address: Ipv4): Promise<boolean> {
  const ports = await publicPortsOf(tx, siteId);
  const taken = ports.length > 0 ? await takenPorts(tx, address, siteId) : [];
  return ports.some((port) => taken.some((other) => overlap(port, other)));
}

function overlap(a: PublicPorts, b: PublicPorts): boolean {
  return a.protocol === b.protocol && portsOverlap(a.publicPorts, b.publicPorts);
}

async function tell(tx: Transaction, site: PlacedSite, to: Id, cause: MoveCause): Promise<Id> {
  const data = { from: await nameOfRelay(tx, site.relayId), to: await nameOfRelay(tx, to), cause };
  const { id: siteId, tenantId, name } = site;
  await insertAudit(tx, { tenantId, by: null, action: 'site.move', subject: name, subjectId: siteId });
  return insertEvent(tx, { tenantId, siteId, kind: 'site.moved', actor: null, data });
}
