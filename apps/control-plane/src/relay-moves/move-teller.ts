import { Injectable } from '@nestjs/common';
import type { Id } from '@tresse/contracts';
import { Database } from '../database/index.js';
import { insertEvent } from '../events/events.repository.js';
import { hearing, isWave } from '../relay-replacement/wave.js';
import { LiveFeed } from '../stream/index.js';
import { type KnownRelay, type KnownSite, setProblem } from './move-facts.repository.js';
import type { MovePlan } from './plan-moves.js';
import { problemOf } from './relay-problems.js';
import { strand, unstrand } from './stranded.repository.js';

type Stuck = MovePlan<KnownSite>['stuck'][number];

/** Tells owners and operators of sites that no relay takes, and of relays that are lost. */
@Injectable()
export class MoveTeller {
  constructor(
    private readonly database: Database,
    private readonly live: LiveFeed,
  ) {}

  /** Who has no relay any more is told once; a relay that is to stand empty serves its sites until they can go. */
  async tellStranded(
    sites: readonly KnownSite[],
    stuck: readonly Stuck[],
    relays: ReadonlyMap<Id, KnownRelay>,
  ): Promise<void> {
    const unserved = stuck.filter(({ cause }) => cause === 'lost' || cause === 'unreached');
    const ids = new Set(unserved.map(({ site }) => site.id));
    const fresh = unserved
      .filter(({ site }) => site.strandedSince === null && site.device !== null)
      .map(({ site }) => ({ ...site, relay: relays.get(site.relay)?.name ?? '' }));
    const served = sites.filter(({ id, strandedSince }) => strandedSince !== null && !ids.has(id));
    if (fresh.length === 0 && served.length === 0) return;
    const told = await this.database.forPlatform('relays', async (tx) => {
      await unstrand(
        tx,
        served.map(({ id }) => id),
      );
      return strand(tx, fresh);
    });
    for (const { siteId, eventId } of told) this.live.publish({ siteId, type: 'event', eventId });
    for (const { id } of [...fresh, ...served]) this.live.publish({ siteId: id, type: 'site' });
  }

  async tellProblems(relays: readonly KnownRelay[], stuck: readonly Stuck[], now: number): Promise<void> {
    const heard = hearing(relays, now);
    for (const { id, problem, lost, isOrdered, sites } of relays) {
      const own = stuck.filter(({ site }) => site.relay === id).length;
      const plight = { lost, isOrdered, sites, stuck: own, wave: isWave(heard) ? heard : null };
      const next = problemOf(problem, plight, new Date(now));
      if (next === problem) continue;
      await this.database.forPlatform('relays', async (tx) => {
        if (!(await setProblem(tx, id, problem, next))) return;
        if (next?.code !== 'relay.lost-held' || problem?.code === next.code) return;
        await insertEvent(tx, { relayId: id, kind: 'relay.held', actor: null, data: { ...heard } });
      });
    }
  }
}
