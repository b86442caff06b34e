import type { Server } from '@tresse/cloud';
import type { Id, RelayState } from '@tresse/contracts';

/** What the row of an account's present relay says of its server. */
export interface Owner {
  id: Id;
  serverId: string | null;
  state: RelayState;
  condemned: boolean;
}

/** States in which a relay's server should be there and run. */
const STANDING: ReadonlySet<RelayState> = new Set(['installing', 'enrolled', 'ready', 'draining']);

/**
 * True for a server that nobody in its account owns: no relay has it, whatever its label says by now, and its label is no
 * relay's, or that relay has another server, or has failed without any. One that is about to be ordered may find it and
 * take it.
 */
export function isStray(
  { id, label }: { id: string; label: string | undefined },
  owners: readonly Owner[],
): boolean {
  if (owners.some(({ serverId }) => serverId === id)) return false;
  const named = owners.find((owner) => owner.id === label);
  return named === undefined || named.serverId !== null || named.state === 'failed';
}

/** Relays whose server the list does not show as it should: they are looked at, for a list may lag behind. */
export function missing(owners: readonly Owner[], listed: readonly Server[]): Id[] {
  const well = new Set(listed.filter(({ state }) => state === 'running').map(({ id }) => id));
  return owners
    .filter(({ state, condemned }) => STANDING.has(state) && !condemned)
    .filter(({ serverId }) => serverId !== null && !well.has(serverId))
    .map(({ id }) => id);
}
