import type { Id, ProviderKind } from '@tresse/contracts';

/** A relay as far as an address can be routed to it. */
export interface FollowEnd {
  relayId: Id;
  accountId: Id | null;
  providerRegion: string | null;
  /** The provider's; null before its server is there. */
  serverId: string | null;
}

/** A public address, and where it should go with its sites. */
export interface ToFollow {
  address: { accountId: Id | null; providerAddressId: string | null; provider: ProviderKind | null };
  /** The relay it is routed to. */
  from: FollowEnd;
  to: FollowEnd;
  /** Sites that have the address and do not go along. */
  staying: number;
}

/** Why an address cannot go along, so that the change is announced. */
export type StaysFor = 'own-server' | 'other-account' | 'other-place' | 'no-server' | 'sites-stay';

export type FollowStep =
  | { do: 'nothing' }
  | { do: 'announce'; why: StaysFor }
  | { do: 'move'; accountId: Id; providerAddressId: string; fromServer: string; toServer: string };

/** Hetzner routes a floating IP to any server of the network zone that its location is in. */
const HETZNER_ZONES: Record<string, string> = { fsn1: 'eu-central', nbg1: 'eu-central', hel1: 'eu-central' };

/** Whether the address goes along with its sites to another relay, by what its provider can route. */
export function followStep({ address, from, to, staying }: ToFollow): FollowStep {
  if (from.relayId === to.relayId) return { do: 'nothing' };
  const { accountId, providerAddressId, provider } = address;
  if (accountId === null || providerAddressId === null) return { do: 'announce', why: 'own-server' };
  if (to.accountId !== accountId || from.accountId !== accountId) {
    return { do: 'announce', why: 'other-account' };
  }
  if (from.serverId === null || to.serverId === null) return { do: 'announce', why: 'no-server' };
  if (reachOf(provider, from) !== reachOf(provider, to)) return { do: 'announce', why: 'other-place' };
  if (staying > 0) return { do: 'announce', why: 'sites-stay' };
  return { do: 'move', accountId, providerAddressId, fromServer: from.serverId, toServer: to.serverId };
}

/** Within what the provider moves an address: its own place unless more is known. */
function reachOf(provider: ProviderKind | null, { providerRegion }: FollowEnd): string | null {
  if (providerRegion === null || provider !== 'hetzner') return providerRegion;
  return HETZNER_ZONES[providerRegion] ?? providerRegion;
}
