import { Injectable } from '@nestjs/common';
import type { Id } from '@tresse/contracts';
import { Database, type Transaction } from '../database/index.js';
import { DesiredStateService } from '../desired-state/index.js';
import { LiveFeed } from '../stream/index.js';
import {
  lockBatch,
  lockFreeSites,
  type Moving,
  readBatch,
  type SettledMove,
  settle,
  tellMoves,
  writeMoves,
} from './batch/index.js';
import { endMoves } from './site-moves.repository.js';

/** How long a site goes on as it is while its next relay makes ready, in ms; what is broken anyway waits less. */
export const READY_MS = { asked: 15_000, drained: 15_000, lost: 5_000, unreached: 5_000 } as const;

/**
 * Moves sites from relay to relay. A batch is one transaction: places, generations with their documents, events and audit
 * of all its sites, or of none.
 */
@Injectable()
export class SiteMover {
  constructor(
    private readonly database: Database,
    private readonly desiredState: DesiredStateService,
    private readonly live: LiveFeed,
  ) {}

  /**
   * Moves these sites, and with them those that have the same public address, where that can go along. Leaves alone what is
   * elsewhere already, and, for another time, what somebody is just changing. Gives the sites that none of their relays has a
   * place for.
   */
  async move(wanted: readonly Moving[]): Promise<Id[]> {
    const { refused, events, moved } = await this.database.forPlatform('relays', async (tx) => {
      const locked = await lockBatch(tx, wanted);
      const facts = await readBatch(tx, locked.sites, locked.relays);
      const { moves, refused } = settle(wanted, facts);
      const events = moves.length > 0 ? await this.write(tx, moves) : [];
      return { refused, events, moved: moves.map(({ site }) => site.id) };
    });
    for (const siteId of moved) this.live.publish({ siteId, type: 'site' });
    for (const { siteId, eventId } of events) this.live.publish({ siteId, type: 'event', eventId });
    return refused;
  }

  private async write(
    tx: Transaction,
    moves: readonly SettledMove[],
  ): Promise<{ siteId: Id; eventId: Id }[]> {
    const left = await writeMoves(tx, moves);
    const now = Date.now();
    const rollouts = moves.map(({ site: { id: siteId }, cause }) => {
      const siteWaitsUntil = new Date(now + READY_MS[cause]);
      return { siteId, left: left.get(siteId) ?? [], siteWaitsUntil };
    });
    await this.desiredState.advanceSites(tx, rollouts, { reason: 'site.moved', authorId: null });
    return tellMoves(tx, moves);
  }

  /** The sites' former relays take them down; what still lived there ends. Leaves alone what somebody is just changing. */
  async leave(siteIds: readonly Id[]): Promise<void> {
    const ended = await this.database.forPlatform('relays', async (tx) => {
      const sites = (await lockFreeSites(tx, siteIds)).map(({ id }) => id);
      const left = await endMoves(tx, sites);
      const rollouts = sites.map((siteId) => ({ siteId, left: left.get(siteId) ?? [] }));
      await this.desiredState.advanceSites(tx, rollouts, { reason: 'site.left', authorId: null });
      return sites;
    });
    for (const siteId of ended) this.live.publish({ siteId, type: 'site' });
  }
}
