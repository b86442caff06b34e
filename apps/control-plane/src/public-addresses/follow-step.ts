import { addressReach } from '@tresse/cloud';
import type { Id, Ipv4, ProviderKind } from '@tresse/contracts';

/** A relay as far as an address can be routed to it. */
export interface FollowEnd {
  relayId: Id;
  accountId: Id | null;
  providerRegion: string | null;
  /** The provider's; null before its server is there. */
  serverId: string | null;
}

/** A tenant's own public address, and where it should go with its sites. */
export interface ToFollow {
  address: {
    id: Id;
    ip: Ipv4;
    accountId: Id | null;
    providerAddressId: string | null;
    provider: ProviderKind | null;
    /** It is where it should be, and to stay ours. */
    settled: boolean;
  };
  /** The relay it is routed to. */
  from: FollowEnd;
  to: FollowEnd;
  /** Sites that have the address and do not go along. */
  staying: number;
}

/** Why an address cannot go along, so that the change is announced. */
export type StaysFor =
  | 'own-server'
  | 'other-account'
  | 'other-place'
  | 'no-server'
  | 'sites-stay'
  | 'unsettled';

export type FollowStep = { do: 'nothing' } | { do: 'announce'; why: StaysFor } | { do: 'move' };

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
  return address.settled ? { do: 'move' } : { do: 'announce', why: 'unsettled' };
}

function reachOf(provider: ProviderKind | null, { providerRegion }: FollowEnd): string | null {
  return provider === null || providerRegion === null ? null : addressReach(provider, providerRegion);
}
