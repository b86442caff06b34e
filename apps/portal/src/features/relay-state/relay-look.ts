import type { RelayState, RelaySummary } from '@tresse/contracts';

/**
 * What a person needs to know first of a relay: its state, told apart where one state means two things to do. `silent`: at
 * work when last heard, and not heard now; `empty`: drained, and without a site.
 */
export type RelayLook = RelayState | 'silent' | 'empty';

/** What a look asks of staff: to act, to wait, nothing, or that the relay leaves as it was told to. */
export const RELAY_GROUPS = ['trouble', 'coming', 'serving', 'leaving'] as const;
export type RelayGroup = (typeof RELAY_GROUPS)[number];

/** What of a relay its look is made from. */
export type LookedAt = Pick<RelaySummary, 'state' | 'goal' | 'online' | 'problem' | 'sites'>;

export function relayLook({ state, goal, online, sites }: LookedAt): RelayLook {
  if (state === 'ready' && !online) return 'silent';
  if (state === 'draining' && goal === 'drained' && sites === 0) return 'empty';
  return state;
}

/** The group that a relay is counted in; whatever is held up is trouble. */
export function relayGroup(relay: LookedAt): RelayGroup {
  const look = relayLook(relay);
  if (relay.problem !== null || look === 'failed' || look === 'silent') return 'trouble';
  if (look === 'ready') return 'serving';
  return look === 'draining' || look === 'empty' || look === 'gone' ? 'leaving' : 'coming';
}

/** Whether something keeps a relay from going on, though Tresse tries again. */
export function isHeldUp({ problem, state }: LookedAt): boolean {
  return problem !== null && state !== 'ready' && state !== 'failed';
}

/** The relays, those that ask for somebody first, then by name. */
export function byHarm<T extends LookedAt & { name: string }>(relays: readonly T[]): T[] {
  const rank = (relay: T) => RELAY_GROUPS.indexOf(relayGroup(relay));
  return [...relays].sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}
