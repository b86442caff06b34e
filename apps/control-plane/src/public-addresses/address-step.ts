import { type Failure, problemOf } from '../provider-accounts/index.js';
import { nextAttempt } from '../reconciliation/index.js';
import type { AddressFacts, AddressRelay, Seen, Step } from './address-facts.js';
import { LATE } from './address-problems.js';

/** How long a move of an address may take, in ms from the move of its sites: these wait for it, for 15 s at most. */
export const FOLLOW = {
  /** From then on it is routed though its next relay has not said that it is ready. */
  routeMs: 10_000,
  /** From then on its sites get another. */
  giveUpMs: 14_000,
} as const;

const FIRST_PAUSE_MS = 5_000;
/** Between two attempts while sites wait. */
const SHORT_PAUSE_MS = 500;
const WAIT = { wait: true } as const;

/**
 * What an address needs next, by what is known of it and what a call of this very pass has shown. Nothing it returns relies
 * on what was done before: whoever stops half-way goes on from the rows alone.
 */
export function addressStep(address: AddressFacts, seen: Seen | null, now: Date): Step {
  if (seen === null && address.nextAttemptAt !== null && address.nextAttemptAt > now) return WAIT;
  if (address.returning || (address.ordered && address.relay === null)) return giveBack(address, seen, now);
  const { relay } = address;
  if (relay === null) return WAIT;
  if (address.providerAddressId === null) return order(address, seen, now);
  if (relay.id === address.routedTo) return address.follow ? { write: 'arrive' } : WAIT;
  return address.follow
    ? follow(address, address.follow, relay, seen, now)
    : route(address, relay, seen, now);
}

function order(address: AddressFacts, seen: Seen | null, now: Date): Step {
  if (seen === null) return { call: 'order' };
  if ('failure' in seen) return later(address, seen.failure, now);
  return seen.call === 'order' ? { write: 'adopt', ...seen.answer } : WAIT;
}

function route(address: AddressFacts, { serverId }: AddressRelay, seen: Seen | null, now: Date): Step {
  if (serverId === null) return WAIT;
  if (seen === null) return { call: 'route', serverId };
  if ('failure' in seen) return later(address, seen.failure, now);
  return seen.call === 'route' ? { write: 'arrive' } : WAIT;
}

/** Its sites are at the next relay by the rows, and wait. What takes too long, or is refused, keeps them no longer. */
function follow(
  address: AddressFacts,
  { since, atOnce, ready }: NonNullable<AddressFacts['follow']>,
  { serverId }: AddressRelay,
  seen: Seen | null,
  now: Date,
): Step {
  const age = now.getTime() - since.getTime();
  const isLate = age >= FOLLOW.giveUpMs;
  if (serverId === null) return { write: 'stay', because: LATE };
  if (seen?.call === 'look')
    return 'answer' in seen && seen.answer ? { write: 'arrive' } : stay(address, seen);
  if (seen?.call === 'route' && 'answer' in seen) return { write: 'arrive' };
  if (seen !== null && 'failure' in seen) {
    if (isLate || !seen.failure.isWorthRetrying) return { write: 'stay', because: seen.failure };
    const pauseMs = Math.max(SHORT_PAUSE_MS, seen.failure.retryAfterMs ?? 0);
    const nextAttemptAt = new Date(Math.min(now.getTime() + pauseMs, since.getTime() + FOLLOW.giveUpMs));
    const problem = problemOf(seen.failure, now);
    return { write: 'note', problem, attempts: address.attempts + 1, nextAttemptAt };
  }
  // Whoever died over it may have routed it.
  if (isLate) return { call: 'look', serverId };
  return atOnce || ready || age >= FOLLOW.routeMs ? { call: 'route', serverId } : WAIT;
}

function stay({ problem }: AddressFacts, seen: Seen): Step {
  if ('failure' in seen) return { write: 'stay', because: seen.failure };
  const because = problem && { code: problem.code, sentence: problem.message, isWorthRetrying: true };
  return { write: 'stay', because: because ?? LATE };
}

function giveBack(address: AddressFacts, seen: Seen | null, now: Date): Step {
  if (seen === null) return address.ordered ? { call: 'release' } : { write: 'forget' };
  if ('failure' in seen) return later(address, seen.failure, now);
  return { write: 'forget' };
}

/** Shows the failure and tries again, for ever: it costs money, or a customer waits for it. */
function later({ attempts }: AddressFacts, failure: Failure, now: Date): Step {
  return { write: 'note', ...nextAttempt(failure, { attempts, now, firstMs: FIRST_PAUSE_MS }) };
}
