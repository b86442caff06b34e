import { Injectable, Logger } from '@nestjs/common';
import type { Id } from '@tresse/contracts';
import type { KnownSite } from './move-facts.repository.js';
import type { MovePlan } from './plan-moves.js';
import { SiteMover, type ToMove } from './site-mover.js';

type Move = MovePlan<KnownSite>['moves'][number];

/** How long a site that no relay had a place for is not tried again, in ms. */
const REFUSED_MS = 5_000;
/** Sites of one transaction: their next relay is told of all at once. */
const TOGETHER = 5;

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

  /** Those to one relay one after another, as they wait for each other anyway; gives those that no relay had a place for. */
  async move(moves: readonly Move[], now: number): Promise<Move[]> {
    const queues = new Map<Id | undefined, Move[]>();
    for (const move of moves) queues.set(move.to[0], [...(queues.get(move.to[0]) ?? []), move]);
    const refused = await Promise.all([...queues.values()].map((queue) => this.moveInTurn(queue)));
    for (const { site } of refused.flat()) this.refused.set(site.id, now + REFUSED_MS);
    return refused.flat();
  }

  private async moveInTurn(queue: readonly Move[]): Promise<Move[]> {
    const refused: Move[] = [];
    for (let from = 0; from < queue.length; from += TOGETHER) {
      const some = queue.slice(from, from + TOGETHER);
      const left = await this.movedTogether(some);
      for (const move of some) if (left.has(move.site.id) && !(await this.moved(move))) refused.push(move);
    }
    return refused;
  }

  /** To the first of their relays; gives those that are to be moved alone, as it has no place for them or something failed. */
  private async movedTogether(moves: readonly Move[]): Promise<ReadonlySet<Id>> {
    try {
      return new Set(
        await this.mover.moveTogether(
          moves.flatMap((move) => move.to.slice(0, 1).map((to) => toMove(move, to))),
        ),
      );
    } catch (error) {
      this.logger.warn(error);
      return new Set(moves.map(({ site }) => site.id));
    }
  }

  /**
   * One site that cannot be moved keeps no other from it. Each relay is tried in a transaction of its own: one that waited for
   * a second while it holds a first would wait for its like.
   */
  private async moved(move: Move): Promise<boolean> {
    try {
      for (const next of move.to) if (await this.mover.move(toMove(move, next))) return true;
      return false;
    } catch (error) {
      this.logger.error(error);
      return true;
    }
  }
}

function toMove({ site: { id, relay }, cause }: Move, to: Id): ToMove {
  return { id, relay, cause, to };
}
