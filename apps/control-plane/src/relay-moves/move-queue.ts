import { Injectable, Logger } from '@nestjs/common';
import type { Id } from '@tresse/contracts';
import { isBusy } from '../database/index.js';
import type { Moving } from './batch/index.js';
import type { KnownSite } from './move-facts.repository.js';
import type { MovePlan } from './plan-moves.js';
import { SiteMover } from './site-mover.js';

type Move = MovePlan<KnownSite>['moves'][number];

/** How long a site that no relay had a place for is not tried again, in ms. */
const REFUSED_MS = 5_000;
/** Sites of one transaction: their next relays are told of all at once, while the next are moved. */
const TOGETHER = 50;

/** Carries out the moves of a look. */
@Injectable()
export class MoveQueue {
  private readonly logger = new Logger(MoveQueue.name);
  /** Sites that no relay had a place for, and until when that counts, in ms since 1970. */
  private readonly refused = new Map<Id, number>();

  constructor(private readonly mover: SiteMover) {}

  /** Sites that no relay had a place for a moment ago; `now` in ms. */
  refusedAt(now: number): ReadonlySet<Id> {
    for (const [id, until] of this.refused) if (until <= now) this.refused.delete(id);
    return new Set(this.refused.keys());
  }

  /** In batches, those first that suffer most; gives those that no relay had a place for. */
  async move(moves: readonly Move[], now: number): Promise<Move[]> {
    const refused = new Set<Id>();
    for (const some of inBatches(moves)) {
      for (const id of await this.moveAll(some.map(movingOf))) refused.add(id);
    }
    for (const id of refused) this.refused.set(id, now + REFUSED_MS);
    return moves.filter(({ site }) => refused.has(site.id));
  }

  /** The sites' former relays take them down. */
  async leave(sites: readonly KnownSite[]): Promise<void> {
    for (const some of inBatches(sites)) await this.leaveAll(some.map(({ id }) => id));
  }

  /** Where a batch fails its halves are tried: one site that cannot be moved keeps no other from it. */
  private async moveAll(wanted: readonly Moving[]): Promise<Id[]> {
    try {
      return await this.mover.move(wanted);
    } catch (error) {
      if (!this.isToHalve(wanted, error)) return [];
      const refused = [];
      for (const half of halves(wanted)) refused.push(...(await this.moveAll(half)));
      return refused;
    }
  }

  private async leaveAll(ids: readonly Id[]): Promise<void> {
    try {
      await this.mover.leave(ids);
    } catch (error) {
      if (!this.isToHalve(ids, error)) return;
      for (const half of halves(ids)) await this.leaveAll(half);
    }
  }

  /** What failed for want of the database, or of a single site, is tried again at the next look. */
  private isToHalve(wanted: readonly unknown[], error: unknown): boolean {
    const isWhole = wanted.length > 1;
    if (isWhole || isBusy(error)) this.logger.warn(error);
    else this.logger.error(error);
    return isWhole;
  }
}

function movingOf({ site: { id, relay }, cause, to }: Move): Moving {
  return { id, relay, cause, to };
}

function inBatches<T>(all: readonly T[]): T[][] {
  const count = Math.ceil(all.length / TOGETHER);
  return Array.from({ length: count }, (_, at) => all.slice(at * TOGETHER, (at + 1) * TOGETHER));
}

function halves<T>(all: readonly T[]): [T[], T[]] {
  const middle = Math.ceil(all.length / 2);
  return [all.slice(0, middle), all.slice(middle)];
}
