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
/** The most sites of one transaction: their next relays are told of all at once, while the next are moved. */
const TOGETHER = 50;

/** Carries out the moves of a look. */
@Injectable()
export class MoveQueue {
  private readonly logger = new Logger(MoveQueue.name);
  /** Sites that no relay had a place for, and until when that counts, in ms since 1970. */
  private readonly refused = new Map<Id, number>();
  /** Sites of one transaction at present: what takes too long on a busy machine is less the next time. */
  private together = TOGETHER;

  constructor(private readonly mover: SiteMover) {}

  /** Sites that no relay had a place for a moment ago; `now` in ms. */
  refusedAt(now: number): ReadonlySet<Id> {
    for (const [id, until] of this.refused) if (until <= now) this.refused.delete(id);
    return new Set(this.refused.keys());
  }

  /** In batches, those first that suffer most; gives those that no relay had a place for. */
  async move(moves: readonly Move[], now: number): Promise<Move[]> {
    const refused = new Set<Id>();
    await this.inBatches(moves.map(movingOf), async (batch) => {
      for (const id of await this.mover.move(batch)) refused.add(id);
    });
    for (const id of refused) this.refused.set(id, now + REFUSED_MS);
    return moves.filter(({ site }) => refused.has(site.id));
  }

  /** The sites' former relays take them down. */
  async leave(sites: readonly KnownSite[]): Promise<void> {
    const ids = sites.map(({ id }) => id);
    await this.inBatches(ids, (batch) => this.mover.leave(batch));
  }

  private async inBatches<T>(all: readonly T[], work: (batch: readonly T[]) => Promise<void>): Promise<void> {
    for (let rest = all; rest.length > 0; ) {
      const batch = rest.slice(0, this.together);
      rest = rest.slice(batch.length);
      await this.whole(batch, work);
    }
  }

  /**
   * Where a batch fails its halves are tried: one site that cannot be moved keeps no other from it. That site, and what failed
   * for want of the database, has its turn again at the next look.
   */
  private async whole<T>(batch: readonly T[], work: (batch: readonly T[]) => Promise<void>): Promise<void> {
    try {
      await work(batch);
      this.together = Math.min(TOGETHER, this.together * 2);
    } catch (error) {
      const middle = Math.ceil(batch.length / 2);
      if (isBusy(error)) {
        this.logger.warn(error);
        this.together = middle;
        return;
      }
      this.logger.error(error);
      if (batch.length === 1) return;
      await this.whole(batch.slice(0, middle), work);
      await this.whole(batch.slice(middle), work);
    }
  }
}

function movingOf({ site: { id, relay }, cause, to }: Move): Moving {
  return { id, relay, cause, to };
}
