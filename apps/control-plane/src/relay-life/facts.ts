import type { Server } from '@tresse/cloud';
import type { Id, Ipv4, Money, RelayGoal, RelayProblem, RelayState } from '@tresse/contracts';

/** A public address of a relay beside its own. */
export interface PoolAddress {
  id: Id;
  /** Null for one that no provider routes at our word. */
  providerAddressId: string | null;
  /** Null until it is ordered. */
  ip: Ipv4 | null;
}

/** What a relay is ordered as. */
export interface Order {
  accountId: Id;
  providerRegion: string;
  size: string;
  image: string;
  /** When cloud-init's user data were made, and they, sealed; null before. */
  preparedAt: Date | null;
  sealedUserData: string | null;
}

/** All of a relay that its next step depends on. */
export interface RelayFacts {
  id: Id;
  name: string;
  state: RelayState;
  stateSince: Date;
  goal: RelayGoal;
  /** Null for a server of one's own. */
  order: Order | null;
  /** The provider's; null before one is known, and for a server of one's own. */
  serverId: string | null;
  publicAddress: Ipv4 | null;
  /** Rate of its line in kbit/s, as staff or the provider have said; null before. */
  lineKbit: number | null;
  problem: RelayProblem | null;
  attempts: number;
  nextAttemptAt: Date | null;
  condemned: boolean;
  rebuilds: number;
  /** Present sites on it. */
  sites: number;
  addresses: PoolAddress[];
  /** The enrolled agent: whether it is connected, and whether the relay's own newest scope is in force there. */
  device: { online: boolean; applied: boolean } | null;
}

/** What an order came to. */
export interface Ordered {
  server: Server;
  /** Null where the provider does not say. */
  pricePerMonth: Money | null;
  lineKbit: number | null;
}

/** When a step is decided. */
export interface Moment {
  now: Date;
  /** In [0, 1): spreads attempts of many relays over time. */
  chance: number;
  /** Since when this process runs: before, no agent could enrol with it. */
  listeningSince: Date;
  /** From a server that runs until its agent has enrolled, at most: cloud-init, and the package on a slow mirror. */
  installMs: number;
}
