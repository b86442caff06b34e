import type { RelayGoal } from '@tresse/contracts';

/** How long a lost relay has to come back before it is given up, in ms: a host that starts anew takes minutes. */
export const GIVE_UP_MS = 600_000;

/** What matters of a relay that is lost. */
export interface LostRelay {
  goal: RelayGoal;
  /** A cloud's; else a server of one's own, which is never given up. */
  isOrdered: boolean;
  condemned: boolean;
  /** Ms since 1970. */
  lostAt: number;
  /** Its agent is connected again. */
  heard: boolean;
  /** Sites that are on it, or whose connections of before are. */
  sites: number;
  /** Those of its sites that no other relay takes. */
  stranded: number;
  /** Another was ordered in its place. */
  isReplaced: boolean;
}

/** What surrounds it. */
export interface Surroundings {
  /** So many relays are unheard at once that it may be our own network. */
  isWave: boolean;
  /** Since when this process has listened, in ms since 1970: before, nobody could be heard. */
  listeningSince: number;
}

/** What to do about a lost relay now. `order`: another in its place; that may be refused, and keeps it from nothing. */
export type ReplaceStep = 'wait' | 'order' | 'give-back';

/**
 * What is wanted of the lost relay is a person's word where it is to be given back: that counts though many are unheard.
 * While sites are on it, it is never given back: it may return and serve them.
 */
export function replaceStep(
  relay: LostRelay,
  { isWave, listeningSince }: Surroundings,
  now: number,
): ReplaceStep {
  const { goal, isOrdered, condemned, heard, lostAt, sites, stranded, isReplaced } = relay;
  if (heard || condemned) return 'wait';
  if (isWave && goal === 'ready') return 'wait';
  if (stranded > 0 && !isReplaced) return 'order';
  const isGivenUp = now - Math.max(lostAt, listeningSince) >= GIVE_UP_MS;
  if (!isOrdered || goal !== 'ready' || !isGivenUp) return 'wait';
  if (!isReplaced) return 'order';
  return sites > 0 ? 'wait' : 'give-back';
}

/** A relay that was ordered in the place of one that is back. */
export interface Substitute {
  /** Sites that are on it, or whose connections of before are. */
  sites: number;
  goal: RelayGoal;
  /** Relays of its region beyond the number that the operator pays for. */
  surplus: number;
}

/** It stays with the others where there is room for it in what is paid for, or sites are on it. */
export function substituteStep({ sites, goal, surplus }: Substitute): 'keep' | 'give-back' {
  return surplus > 0 && sites === 0 && goal === 'ready' ? 'give-back' : 'keep';
}
