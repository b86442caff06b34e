import type { Id } from '@tresse/contracts';
import { type MoveCause, moveStep, type RelayFacts, type SiteFacts } from './move-step.js';

/**
 * What is begun in one look: moves of sites without a relay, as many as a relay has, of those whose relay still serves them,
 * and ends of moves.
 */
export const AT_ONCE = { urgent: 200, drained: 10, leaves: 50 } as const;
/** Moves under way to other relays at a time, of sites whose relay still serves them. */
const MOST_UNDER_WAY = 30;
/** A move counts as under way for so long, in ms, however its site fares. */
const UNDER_WAY_MS = 30_000;

/** A site with what its turn depends on. */
export interface PlannedSite extends SiteFacts {
  id: Id;
  /** Its box is heard, and can be told where to go. */
  online: boolean;
}

/** What is done in one look. */
export interface MovePlan<Site> {
  /** Those that suffer most first; `to` in order of preference. */
  moves: { site: Site; cause: MoveCause; to: readonly Id[] }[];
  /** Sites whose former relays take them down. */
  leaves: Site[];
  /** Those that should move and that no relay takes. */
  stuck: { site: Site; cause: MoveCause }[];
}

/**
 * What to do with all sites now. Each that goes counts at the relay it goes to, so that they spread. `refused` are sites for
 * which no relay had a place a moment ago.
 */
export function planMoves<Site extends PlannedSite>(
  sites: readonly Site[],
  relays: ReadonlyMap<Id, RelayFacts>,
  now: number,
  refused: ReadonlySet<Id> = new Set(),
): MovePlan<Site> {
  const filling = new Map([...relays].map(([id, relay]) => [id, { ...relay }]));
  const plan: MovePlan<Site> = { moves: [], leaves: [], stuck: [] };
  const underWay = sites.filter((site) => isUnderWay(site, now)).length;
  const left: Record<'urgent' | 'drained', number> = {
    urgent: AT_ONCE.urgent,
    drained: Math.min(AT_ONCE.drained, Math.max(0, MOST_UNDER_WAY - underWay)),
  };
  for (const site of bySuffering(sites, relays)) {
    const step = moveStep(site, filling, now);
    if (step.do === 'leave' && plan.leaves.length < AT_ONCE.leaves) plan.leaves.push(site);
    if (step.do === 'stuck' || (step.do === 'move' && refused.has(site.id))) {
      plan.stuck.push({ site, cause: step.cause });
    } else if (step.do === 'move') {
      const kind = step.cause === 'drained' ? 'drained' : 'urgent';
      if (left[kind] === 0) continue;
      left[kind] -= 1;
      plan.moves.push({ site, cause: step.cause, to: step.to });
      const next = filling.get(step.to[0] ?? '');
      if (next) next.sites += 1;
    }
  }
  return plan;
}

/** Those without a relay first, of these the ones that say so; then the others, each in the order given. */
function bySuffering<Site extends PlannedSite>(
  sites: readonly Site[],
  relays: ReadonlyMap<Id, RelayFacts>,
): Site[] {
  const rank = ({ relay, silent, online }: Site) => {
    if (silent && online) return 0;
    if (!relays.get(relay)?.lost) return 3;
    return online ? 1 : 2;
  };
  return sites
    .map((site) => ({ site, rank: rank(site) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ site }) => site);
}

/** The site has not yet put its newest move in force. */
function isUnderWay({ online, applied, moves: [last] }: PlannedSite, now: number): boolean {
  if (!last || !online || now - last.at >= UNDER_WAY_MS) return false;
  return applied === null || applied < last.generation;
}
