import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Id } from '@tresse/contracts';
import { Database } from '../database/index.js';
import { DesiredSync } from '../desired-state/index.js';
import { DeviceBus } from '../device-bus/index.js';
import { START_GRACE_MS } from '../device-session/presence.js';
import { insertEvent } from '../events/events.repository.js';
import { Wakeable } from '../outbox/wakeable.js';
import {
  hasRecentMoves,
  type KnownRelay,
  type KnownSite,
  readRelays,
  readSites,
  setLost,
  setProblem,
} from './move-facts.repository.js';
import { type MoveStep, moveStep } from './move-step.js';
import { problemOf } from './relay-problems.js';
import { relayVerdict } from './relay-verdict.js';
import { SiteMover, type ToMove } from './site-mover.js';

/** Between two looks, in ms. */
const LOOK_MS = 1_000;
/** Moves that are begun in one look: of sites without a relay, and of those whose relay still serves them. */
const AT_ONCE = { urgent: 100, drained: 10 } as const;
/** Moves under way to other relays at a time, of sites whose relay still serves them. */
const MOST_UNDER_WAY = 30;
/** A move counts as under way for so long, in ms, however its site fares. */
const UNDER_WAY_MS = 30_000;
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

  constructor(
    private readonly database: Database,
    private readonly bus: DeviceBus,
    private readonly desiredSync: DesiredSync,
    private readonly mover: SiteMover,
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
    const steps = sites.map((site) => ({
      site,
      step: moveStep({ ...site, silent: site.silent && site.online }, byId, now),
    }));
    await this.leave(steps);
    const stuck = await this.move(steps, sites, now);
    for (const relay of relays) await this.tellProblem(relay, stuck.get(relay.id) ?? 0, now);
  }

  /** Sites are read only where something is to be decided. */
  private known(now: number): Promise<{ relays: KnownRelay[]; sites: KnownSite[] }> {
    return this.database.forPlatform('relays', async (tx) => {
      const relays = await readRelays(tx);
      const special = relays.filter(
        ({ goal, lost, goneSince, sites }) => sites > 0 && (goal !== 'ready' || lost || goneSince !== null),
      );
      if (special.length === 0 && !(await hasRecentMoves(tx, now))) return { relays, sites: [] };
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
    if (relay.heard) this.heard.add(relay.id);
    const isKnown = this.heard.has(relay.id) || now - this.startedAt >= START_GRACE_MS;
    const isBack = relay.lost && relay.heard;
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

  private async leave(steps: readonly { site: KnownSite; step: MoveStep }[]): Promise<void> {
    for (const { site, step } of steps) if (step.do === 'leave') await this.mover.leave(site.id);
  }

  /** Returns how many sites of each relay should move and cannot. */
  private async move(
    steps: readonly { site: KnownSite; step: MoveStep }[],
    sites: readonly KnownSite[],
    now: number,
  ): Promise<Map<Id, number>> {
    const stuck = new Map<Id, number>();
    const count = (relay: Id) => stuck.set(relay, (stuck.get(relay) ?? 0) + 1);
    const underWay = sites.filter((site) => isUnderWay(site, now)).length;
    const room = {
      urgent: AT_ONCE.urgent as number,
      drained: Math.min(AT_ONCE.drained, Math.max(0, MOST_UNDER_WAY - underWay)),
    };
    for (const { site, step } of steps) {
      if (step.do === 'stuck') count(site.relay);
      if (step.do !== 'move') continue;
      const kind = step.cause === 'drained' ? 'drained' : 'urgent';
      if (room[kind] === 0) continue;
      room[kind] -= 1;
      if (!(await this.moved({ id: site.id, relay: site.relay, cause: step.cause, to: step.to })))
        count(site.relay);
    }
    return stuck;
  }

  /** One site that cannot be moved keeps no other from it. */
  private async moved(move: ToMove): Promise<boolean> {
    try {
      return await this.mover.move(move);
    } catch (error) {
      this.logger.error(error);
      return true;
    }
  }

  private async tellProblem({ id, problem, lost }: KnownRelay, stuck: number, now: number): Promise<void> {
    const next = problemOf(problem, { lost, stuck }, new Date(now));
    if (next !== problem) await this.database.forPlatform('relays', (tx) => setProblem(tx, id, next));
  }
}

/** The site has not yet put its newest move in force. */
function isUnderWay({ online, applied, moves: [last] }: KnownSite, now: number): boolean {
  if (!last || !online || now - last.at >= UNDER_WAY_MS) return false;
  return applied === null || applied < last.generation;
}
