import type { Server } from '@tresse/cloud';
import type { Id, RelayState } from '@tresse/contracts';

/** What a present relay's row says of its server. */
export interface Owner {
  id: Id;
  accountId: Id | null;
  serverId: string | null;
  state: RelayState;
  condemned: boolean;
}

/** States in which a relay's server should be there and run. */
const STANDING: ReadonlySet<RelayState> = new Set(['installing', 'enrolled', 'ready', 'draining']);

/**
 * True for a server that nobody owns: its label is no present relay's, or that relay is another account's, has another
 * server, or has failed without any. One that is about to be ordered may find it and take it.
 */
export function isStray({ id }: Pick<Server, 'id'>, accountId: Id, owner: Owner | undefined): boolean {
  if (!owner || owner.accountId !== accountId) return true;
  return owner.serverId === null ? owner.state === 'failed' : owner.serverId !== id;
}

/** Relays whose server the list does not show as it should: they are looked at, for a list may lag behind. */
export function missing(owners: readonly Owner[], listed: readonly Server[]): Id[] {
  const well = new Set(listed.filter(({ state }) => state === 'running').map(({ id }) => id));
  return owners
    .filter(({ state, condemned }) => STANDING.has(state) && !condemned)
    .filter(({ serverId }) => serverId !== null && !well.has(serverId))
    .map(({ id }) => id);
}
