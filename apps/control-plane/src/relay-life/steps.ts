import type { Progress, Server } from '@tresse/cloud';
import type { Id, Ipv4, Money, RelayProblem, RelayState } from '@tresse/contracts';
import type { Failure } from '../provider-accounts/index.js';
import type { Ordered, PoolAddress } from './facts.js';

/** What may be asked of a provider. Each may be repeated, whatever became of it before. */
export interface Calls {
  /** Looks for the server by its label; `because` is why an order failed for good, if it did. */
  find: { because?: Failure };
  /** Orders it, or finishes what is half made. */
  order: object;
  read: { serverId: string };
  /** Switches this very server on, or finishes it; orders none in its place. */
  start: { serverId: string };
  destroy: { serverId: string };
  release: { address: PoolAddress };
}

/** What a provider answers to each. */
export interface Answers {
  find: Server | null;
  order: Ordered;
  read: Server;
  /** False where the provider does not have it under the relay's label any more. */
  start: boolean;
  destroy: Progress;
  /** False for an address that the provider's API does not give back. */
  release: boolean;
}

/** What may be written down, each in one transaction. */
export interface Writes {
  /** Makes the user data of the order that follows. */
  prepare: object;
  /** Takes the server for the relay's own. */
  adopt: { serverId: string; pricePerMonth?: Money | null; lineKbit?: number | null };
  /** The relay is reached at this address, and its agent is awaited. */
  address: { ip: Ipv4 };
  enter: { state: Exclude<RelayState, 'gone' | 'failed'> };
  /** Shows what keeps it, or nothing, and when it goes on. */
  note: { problem: RelayProblem | null; attempts: number; nextAttemptAt: Date | null };
  /** From here on its server will be destroyed: its agent and its claims are let in no more. */
  condemn: { problem: RelayProblem | null };
  /** Its server is destroyed: another is ordered. */
  rebuild: { problem: RelayProblem };
  /** Beyond what goes by itself; `forgets` its server, which is no more. */
  fail: { problem: RelayProblem; forgets: boolean };
  /** The pool's address is given back, or only routed nowhere. */
  forget: { addressId: Id; released: boolean };
  /** All that was its is given back. */
  bury: object;
}

type Named<Map, Key extends string> = {
  [K in keyof Map]: { [k in Key]: K } & Map[K];
}[keyof Map];

export type Call = Named<Calls, 'call'>;
export type Write = Named<Writes, 'write'>;

/** What a relay needs next: something of its provider, something written down, or nothing for now. */
export type Step = Call | Write | { wait: true };

export const WAIT = { wait: true } as const;

/** What became of the call before, within the same pass. */
export type Seen = {
  [K in keyof Calls]: { call: K } & Calls[K] & ({ answer: Answers[K] } | { failure: Failure });
}[keyof Calls];
