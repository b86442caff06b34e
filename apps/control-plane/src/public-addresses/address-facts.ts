import type { Id, Ipv4, RelayProblem } from '@tresse/contracts';
import type { Failure } from '../provider-accounts/index.js';

/** A relay that an address is for, as far as a provider can route the address to it. */
export interface AddressRelay {
  id: Id;
  providerRegion: string | null;
  serverId: string | null;
}

/** All of an address that its next step depends on; one of a server of one's own is none. */
export interface AddressFacts {
  id: Id;
  accountId: Id;
  providerAddressId: string | null;
  ip: Ipv4 | null;
  /** Ordered here; one that was bought otherwise is never given back. */
  ordered: boolean;
  /** Where it is to be; null for nowhere. */
  relay: AddressRelay | null;
  /** The relay that it is known to be routed to. */
  routedTo: Id | null;
  returning: boolean;
  /** It goes along with its sites; null otherwise. */
  follow: {
    since: Date;
    /** The relay that it leaves is dead. */
    atOnce: boolean;
    /** Its next relay has put in force all sites that have it. */
    ready: boolean;
  } | null;
  problem: RelayProblem | null;
  attempts: number;
  nextAttemptAt: Date | null;
}

/** What may be asked of a provider. Each may be repeated, whatever became of it before. */
export type Call =
  /** Orders it, or finds what was ordered under its label. */
  | { call: 'order' }
  /** Routes it to its relay's server, from wherever it is among ours. */
  | { call: 'route'; serverId: string }
  /** Whether it is at its relay's server. */
  | { call: 'look'; serverId: string }
  /** Gives it back, or what was ordered under its label. */
  | { call: 'release' };

/** What a provider gave for an order; `ordered` is false for an address that had been bought before. */
export interface Ordered {
  providerAddressId: string;
  ip: Ipv4;
  ordered: boolean;
}

/** What became of the call before, within the same pass. */
export type Seen =
  | { call: 'order'; answer: Ordered }
  | { call: 'route'; answer: true }
  | { call: 'look'; answer: boolean }
  | { call: 'release'; answer: true }
  | { call: Call['call']; failure: Failure };

/** What may be written down, each in one transaction. */
export type Write =
  | ({ write: 'adopt' } & Ordered)
  /** It is at its relay: the sites that wait for it are told. */
  | { write: 'arrive' }
  /** It does not go along after all: its sites get another, which is announced, and it stays with its former relay. */
  | { write: 'stay'; because: Failure }
  | { write: 'forget' }
  | { write: 'note'; problem: RelayProblem | null; attempts: number; nextAttemptAt: Date | null };

export type Step = Call | Write | { wait: true };
