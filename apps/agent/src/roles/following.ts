import type { Id } from '@tresse/contracts';
import type { LineVerdicts, Turn } from '@tresse/net-plan';
import type { VerdictBook } from './verdict-book.js';

/** The word on a site's lines that the host follows, and another. */
export interface Words {
  readonly before: LineVerdicts;
  readonly after: LineVerdicts;
}

/**
 * By which word on each site's lines the host was last made what it is, so that another word is weighed by itself: at a
 * relay of hundreds of sites a pass over all of them costs a hundred times as much.
 */
export class Following {
  /** Of sites of which something was said since the last plan. */
  private readonly followed = new Map<Id, LineVerdicts>();
  /** The last word that has changed a plan. */
  private readonly weighty = new Map<Id, LineVerdicts>();

  constructor(private readonly verdicts: VerdictBook) {}

  /** Call it before each note in the book. */
  before(siteId: Id): void {
    if (!this.followed.has(siteId)) this.followed.set(siteId, this.verdicts.of(siteId));
  }

  /** What is now said of the site changes the plan, whatever it is, and need not be weighed. */
  follows(siteId: Id): void {
    this.followed.delete(siteId);
    this.weighty.set(siteId, this.verdicts.of(siteId));
  }

  /** What changes by all that was said of the site since the host followed. */
  turn(siteId: Id, weigh: (words: Words) => Turn): Turn {
    const after = this.verdicts.of(siteId);
    const turn = weigh({ before: this.followed.get(siteId) ?? after, after });
    this.followed.delete(siteId);
    if (turn.differs) this.weighty.set(siteId, after);
    return turn;
  }

  /** A plan was made by the book as it stands. */
  planned(): void {
    this.followed.clear();
  }

  /** What of the word on the site has changed plans; words that did not are no reason for steps. */
  of(siteId: Id): LineVerdicts | undefined {
    return this.weighty.get(siteId);
  }

  /** Forgets sites that are no longer there. */
  keepOnly(sites: { has(siteId: Id): boolean }): void {
    for (const siteId of this.weighty.keys()) if (!sites.has(siteId)) this.weighty.delete(siteId);
    for (const siteId of this.followed.keys()) if (!sites.has(siteId)) this.followed.delete(siteId);
  }
}

/** For each site that a relay serves, so that passes which its lines ask for take some percent of one processor. */
const REST_BY_SITE_MS = 50;
/** Well below the time in which a change made by hand is repaired. */
const LONGEST_REST_MS = 10_000;

/** How long a relay of so many sites rests after a pass before one that a site's lines ask for, in ms. */
export function restAfterPass(sites: number): number {
  return Math.min(LONGEST_REST_MS, sites * REST_BY_SITE_MS);
}
