import { Injectable } from '@nestjs/common';
import { type Id, type PublicPorts, portsOverlap } from '@tresse/contracts';
import { announceAddress, presentAddress } from '../announcements/address-change.repository.js';
import { takeFace } from '../assignments/assignments.repository.js';
import { Assignments } from '../assignments/index.js';
import { insertAudit } from '../audit/index.js';
import { Database, type Transaction } from '../database/index.js';
import { MAX_BOND_INDEX } from '../desired-state/addressing-plan.js';
import { DesiredStateService } from '../desired-state/index.js';
import { insertEvent } from '../events/events.repository.js';
import { hasRoom } from '../placement/placement.repository.js';
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
  /** In order of preference. */
  to: readonly Id[];
}

/** Moves sites from relay to relay. Each move is one transaction: place, generation with its documents, event and audit. */
@Injectable()
export class SiteMover {
  constructor(
    private readonly database: Database,
    private readonly desiredState: DesiredStateService,
    private readonly assignments: Assignments,
    private readonly live: LiveFeed,
  ) {}

  /** Moves the site unless it is elsewhere already; false when none of the relays has a place for it. */
  async move(wanted: ToMove): Promise<boolean> {
    const eventIds = await this.database.forPlatform('relays', (tx) => this.moveIn(tx, wanted));
    if (eventIds && eventIds.length > 0) this.publish(wanted.id, eventIds);
    return eventIds !== undefined;
  }

  /**
   * The same of some sites in one transaction, so that their relay is told of all at once; one that somebody is just
   * changing is left for another time. Gives those that none of the relays has a place for.
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
        if (free.has(one.id)) moved.push({ id: one.id, eventIds: await this.moveIn(tx, one) });
      }
      return moved;
    });
    for (const { id, eventIds } of told) if (eventIds && eventIds.length > 0) this.publish(id, eventIds);
    return told.filter(({ eventIds }) => eventIds === undefined).map(({ id }) => id);
  }

  /** What the live feed is to be told; undefined when none of the relays has a place for the site. */
  private async moveIn(tx: Transaction, { id, relay, cause, to }: ToMove): Promise<Id[] | undefined> {
    const site = await findPlacedSite(tx, id);
    if (!site || site.relayId !== relay) return [];
    const place = await firstPlace(tx, site, to);
    if (!place) return undefined;
    const keeps = cause === 'drained' && site.profile === 'mptcp';
    const address = await presentAddress(tx, id);
    await this.assignments.assign(tx, site, place.relayId);
    const left = await changePlace(tx, site, place, { cause, keeps });
    const siteWaitsUntil = new Date(Date.now() + READY_MS[cause]);
    await this.desiredState.advanceSite(
      tx,
      id,
      { reason: 'site.moved', authorId: null },
      { left, siteWaitsUntil },
    );
    const eventIds = [
      await tell(tx, site, place.relayId, cause),
      await announceAddress(tx, { siteId: id, tenantId: site.tenantId }, address),
    ];
    return eventIds.filter((eventId) => eventId !== undefined);
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

async function firstPlace(
  tx: Transaction,
  site: PlacedSite,
  relays: readonly Id[],
): Promise<RelayPlace | undefined> {
  const ports = await publicPortsOf(tx, site.id);
  for (const relayId of relays) {
    const face = await takeFace(tx, relayId, site.tenantId);
    if (!face || !(await hasRoom(tx, relayId))) continue;
    const taken = await takenPorts(tx, face.address, site.id);
    const isTaken = ports.some((port) => taken.some((other) => overlap(port, other)));
    const place = isTaken ? undefined : await takePlace(tx, relayId, site.relayIndex);
    if (place && (site.profile !== 'bond' || place.relayIndex <= MAX_BOND_INDEX)) return place;
  }
  return undefined;
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
