import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Id } from '@tresse/contracts';
import { Database } from '../database/index.js';
import { DesiredSync } from '../desired-state/index.js';
import { DeviceBus } from '../device-bus/index.js';
import { START_GRACE_MS } from '../device-session/presence.js';
import { insertEvent } from '../events/events.repository.js';
import { Wakeable } from '../reconciliation/index.js';
import {
  hasSitesToFollow,
  type KnownRelay,
  type KnownSite,
  readRelays,
  readSites,
  setLost,
} from './move-facts.repository.js';
import { MoveQueue } from './move-queue.js';
import { MoveTeller } from './move-teller.js';
import { planMoves } from './plan-moves.js';
import { relayVerdict } from './relay-verdict.js';

/** Between two looks, in ms. */
const LOOK_MS = 1_000;
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
    private readonly queue: MoveQueue,
    private readonly teller: MoveTeller,
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
    const known = sites.map((site) => ({ ...site, silent: site.silent && site.online }));
    const plan = planMoves(known, byId, now, this.queue.refusedAt(now));
    const refused = await this.queue.move(plan.moves, now);
    const stuck = [...plan.stuck, ...refused];
    await this.teller.tellStranded(known, stuck, byId);
    await this.teller.tellProblems(relays, stuck, now);
    await this.queue.leave(plan.leaves);
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
    const evidence = { goneSince: relay.goneSince, sites: own, isSpare: isSpare(relay) };
    const verdict = relayVerdict(evidence, now);
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
}

function isSpare({ isOrdered, state, goal, sites, lingering }: KnownRelay): boolean {
  return isOrdered && state === 'ready' && goal === 'ready' && sites + lingering === 0;
}
