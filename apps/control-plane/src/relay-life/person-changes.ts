/** What a person's wish makes of a relay at once; the rest comes by itself. */
import type { RelayGoal } from '@tresse/contracts';
import type { RelayColumns } from './change-of.js';
import type { RelayFacts } from './facts.js';

const AGAIN = { problem: null, attempts: 0, nextAttemptAt: null } as const;

/** Undefined where there is no way back: what is wanted gone and condemned may be half destroyed. */
export function wanted(relay: RelayFacts, goal: RelayGoal, now: Date): RelayColumns | undefined {
  if (relay.condemned && relay.goal === 'gone') return undefined;
  if (relay.state !== 'failed' || goal !== 'gone') return {};
  return { state: 'draining', stateSince: now, ...AGAIN };
}

/** Tries again what keeps the relay from its goal; undefined when nothing does. */
export function afresh(relay: RelayFacts, now: Date): RelayColumns | undefined {
  if (relay.state !== 'failed') {
    return relay.nextAttemptAt === null ? undefined : { attempts: 0, nextAttemptAt: null };
  }
  return { state: stateToRetry(relay), stateSince: now, rebuilds: 0, ...AGAIN };
}

/** Where a relay that had failed goes on: its server is looked at first, for it may be gone. */
function stateToRetry({
  order,
  serverId,
  device,
}: RelayFacts): 'requested' | 'creating' | 'installing' | 'enrolled' {
  if (order) return serverId === null ? 'requested' : 'creating';
  return device ? 'enrolled' : 'installing';
}
