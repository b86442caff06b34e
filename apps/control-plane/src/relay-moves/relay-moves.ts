import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Id } from '@tresse/contracts';
import { Database } from '../database/index.js';
import { DesiredSync } from '../desired-state/index.js';
import { DeviceBus } from '../device-bus/index.js';
import { START_GRACE_MS } from '../device-session/presence.js';
import { insertEvent } from '../events/events.repository.js';
import { Wakeable } from '../outbox/wakeable.js';
import { hearing, isWave } from '../relay-replacement/wave.js';
import { LiveFeed } from '../stream/index.js';
import {
  hasSitesToFollow,
  type KnownRelay,
  type KnownSite,
  readRelays,
  readSites,
  setLost,
  setProblem,
} from './move-facts.repository.js';
import { type MovePlan, planMoves } from './plan-moves.js';
import { problemOf } from './relay-problems.js';
import { relayVerdict } from './relay-verdict.js';
import { SiteMover } from './site-mover.js';
import { strand, unstrand } from './stranded.repository.js';

type Move = MovePlan<KnownSite>['moves'][number];
type Stuck = MovePlan<KnownSite>['stuck'][number];

/** Between two looks, in ms. */
const LOOK_MS = 1_000;
/** How long a site that no relay had a place for is not tried again, in ms. */
const REFUSED_MS = 5_000;
/** How long the sites of a relay that is away keep a close look at their tunnels, in ms. */
const ATTEND_MS = 15_000;

/** Notices dead relays and moves sites off those that are dead, to stand empty, or out of reach. */
@Injectable()
export class RelayMoves implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(RelayMoves.name);
  private readonly looking = new Wakeable(() =>
    this.look(Date.now()).catch((error: unknown) => this.logger.error(error)),
  );
  private timer: NodeJS.Timeout | undefined;
  private startedAt = Date.now();
  /** Relays that were heard since this process runs: those may be away, the others may just not be back yet. */
  private readonly heard = new Set<Id>();
  /** Sites that no relay had a place for, and until when that counts, in ms since 1970. */
  private readonly refused = new Map<Id, number>();

  constructor(
    private readonly database: Database,
    private readonly bus: DeviceBus,
    private readonly desiredSync: DesiredSync,
    private readonly mover: SiteMover,
    private readonly live: LiveFeed,
  ) {}

  onModuleInit(): void {
    this.startedAt = Date.now();
    this.timer = setInterval(() => this.looking.wake(), LOOK_MS);
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.looking.stop();
  }

  /** One look at everything, at `now` (ms). */
  async look(now: number): Promise<void> {
    await this.desiredSync.releaseOverdue();
    const { relays, sites } = await this.known(now);
    for (const relay of relays) await this.judge(relay, sites, now);
    const byId = new Map(relays.map((relay) => [relay.id, relay]));
    for (const [id, until] of this.refused) if (until <= now) this.refused.delete(id);
    const known = sites.map((site) => ({ ...site, silent: site.silent && site.online }));
    const plan = planMoves(known, byId, now, new Set(this.refused.keys()));
    const refused = await this.move(plan.moves, now);
    const stuck = [...plan.stuck, ...refused];
    await this.tellStranded(known, stuck, byId);
    await this.tellProblems(relays, stuck, now);
    for (const site of plan.leaves) await this.mover.leave(site.id);
  }

  /** Sites are read only where something is to be decided. */
  private known(now: number): Promise<{ relays: KnownRelay[]; sites: KnownSite[] }> {
    return this.database.forPlatform('relays', async (tx) => {
      const relays = await readRelays(tx, now);
      const special = relays.filter(
        ({ goal, lost, goneSince, sites }) => sites > 0 && (goal !== 'ready' || lost || goneSince !== null),
      );
      if (special.length === 0 && !(await hasSitesToFollow(tx, now))) return { relays, sites: [] };
      const sites = await readSites(
        tx,
        special.map(({ id }) => id),
        now,
      );
      return { relays, sites };
    });
  }

  /** Notes in `relay` what is decided: a dead relay, or one that is back. */
  private async judge(relay: KnownRelay, sites: readonly KnownSite[], now: number): Promise<void> {
    const own = sites.filter((site) => site.relay === relay.id);
    const verdict = relayVerdict({ goneSince: relay.goneSince, sites: own }, now);
    if (verdict === 'away' && !relay.lost) this.ask(own, now);
    if (relay.online) this.heard.add(relay.id);
    const isKnown = this.heard.has(relay.id) || now - this.startedAt >= START_GRACE_MS;
    const isBack = relay.lost && relay.online;
    if (!isBack && (relay.lost || !isKnown || verdict !== 'lost')) return;
    relay.lost = !isBack;
    const kind = isBack ? 'relay.recovered' : 'relay.lost';
    await this.database.forPlatform('relays', async (tx) => {
      if (await setLost(tx, relay.id, !isBack))
        await insertEvent(tx, { relayId: relay.id, kind, actor: null });
    });
    this.logger.warn({ relay: relay.id, sites: own.length }, kind);
  }

  /** An idle site looks at its tunnels each twenty seconds; asked, each second. */
  private ask(sites: readonly KnownSite[], now: number): void {
    const until = new Date(now + ATTEND_MS).toISOString();
    for (const { device, online } of sites)
      if (device && online) this.bus.publish(device, 'watch', { until });
  }

  /** Those to one relay one after another, as they wait for each other anyway; gives those that no relay had a place for. */
  private async move(moves: readonly Move[], now: number): Promise<Move[]> {
    const queues = new Map<Id | undefined, Move[]>();
    for (const move of moves) queues.set(move.to[0], [...(queues.get(move.to[0]) ?? []), move]);
    const refused = await Promise.all(
      [...queues.values()].map(async (queue) => {
        const left: Move[] = [];
        for (const move of queue) if (!(await this.moved(move))) left.push(move);
        return left;
      }),
    );
    for (const { site } of refused.flat()) this.refused.set(site.id, now + REFUSED_MS);
    return refused.flat();
  }

  /**
   * One site that cannot be moved keeps no other from it. Each relay is tried in a transaction of its own: one that waited for
   * a second while it holds a first would wait for its like.
   */
  private async moved({ site: { id, relay }, cause, to }: Move): Promise<boolean> {
    try {
      for (const next of to) if (await this.mover.move({ id, relay, cause, to: next })) return true;
      return false;
    } catch (error) {
      this.logger.error(error);
      return true;
    }
  }

  /** Who has no relay any more is told once; a relay that is to stand empty serves its sites until they can go. */
  private async tellStranded(
    sites: readonly KnownSite[],
    stuck: readonly Stuck[],
    relays: ReadonlyMap<Id, KnownRelay>,
  ): Promise<void> {
    const unserved = stuck.filter(({ cause }) => cause === 'lost' || cause === 'unreached');
    const ids = new Set(unserved.map(({ site }) => site.id));
    const fresh = unserved
      .filter(({ site }) => site.strandedSince === null)
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

  private async tellProblems(
    relays: readonly KnownRelay[],
    stuck: readonly Stuck[],
    now: number,
  ): Promise<void> {
    const heard = hearing(relays, now);
    for (const { id, problem, lost, isOrdered } of relays) {
      const own = stuck.filter(({ site }) => site.relay === id).length;
      const plight = { lost, isOrdered, stuck: own, wave: isWave(heard) ? heard : null };
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
