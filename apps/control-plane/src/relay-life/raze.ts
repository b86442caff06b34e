import { problemOf } from '../provider-accounts/index.js';
import type { Moment, RelayFacts } from './facts.js';
import { retry } from './failing.js';
import { LIMITS } from './limits.js';
import { PROBLEMS } from './problems.js';
import { type Seen, type Step, WAIT } from './steps.js';

/**
 * The end of a condemned relay's server: destroyed until the provider says that it is done, for disks outlive it. Then a
 * relay that is wanted gets another, and one that is not gives everything back. It is never given up while something may
 * cost money.
 */
export function raze(relay: RelayFacts, seen: Seen | null, at: Moment): Step {
  if (!relay.order) return giveBack(relay, seen);
  if (seen && 'failure' in seen) return retry(relay, seen.failure, at);
  if (seen === null && relay.serverId !== null) return { call: 'destroy', serverId: relay.serverId };
  if (seen?.call === 'destroy' && seen.answer === 'going') return WAIT;
  if (relay.goal !== 'gone') return anew(relay, at);
  if (seen === null || seen.call === 'destroy') return { call: 'find' };
  // An order that was thought lost, or a second server of the label.
  if (seen.call === 'find' && seen.answer) return { write: 'adopt', serverId: seen.answer.id };
  return giveBack(relay, seen);
}

function anew(relay: RelayFacts, { now }: Moment): Step {
  const problem = relay.problem ?? problemOf(PROBLEMS.serverFailed, now);
  if (relay.rebuilds < LIMITS.rebuilds) return { write: 'rebuild', problem };
  return { write: 'fail', problem, forgets: true };
}

function giveBack({ addresses }: RelayFacts, seen: Seen | null): Step {
  if (seen?.call === 'release' && 'answer' in seen) {
    return { write: 'forget', addressId: seen.address.id, released: seen.answer };
  }
  const [address] = addresses;
  if (!address) return { write: 'bury' };
  if (address.providerAddressId === null) return { write: 'forget', addressId: address.id, released: false };
  return { call: 'release', address };
}
