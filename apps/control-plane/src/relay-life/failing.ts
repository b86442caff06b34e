/** What is written down when something failed, or works again. */
import { type Failure, problemOf, type Reason } from '../provider-accounts/index.js';
import { nextAttempt } from '../reconciliation/index.js';
import type { Moment, RelayFacts } from './facts.js';
import { FIRST_PAUSE_MS } from './limits.js';
import { type Step, WAIT, type Write } from './steps.js';

/** Tries again later if that may help. */
export function mend(relay: RelayFacts, failure: Failure, at: Moment): Write {
  return failure.isWorthRetrying ? retry(relay, failure, at) : fail(failure, at);
}

/** Shows the failure and tries again, by a quarter sooner or later than others. */
export function retry(
  { attempts }: RelayFacts,
  failure: Failure,
  { now, chance }: Pick<Moment, 'now' | 'chance'>,
): Write {
  const spread = 0.75 + chance / 2;
  return { write: 'note', ...nextAttempt(failure, { attempts, now, firstMs: FIRST_PAUSE_MS, spread }) };
}

export function fail(reason: Reason, { now }: Moment): Write {
  return { write: 'fail', problem: problemOf(reason, now), forgets: false };
}

export function condemn(reason: Reason, { now }: Moment): Write {
  return { write: 'condemn', problem: problemOf(reason, now) };
}

/** Shows what is wrong, without another attempt. */
export function show(relay: RelayFacts, reason: Reason, { now }: Moment): Write {
  return { write: 'note', problem: problemOf(reason, now), attempts: relay.attempts, nextAttemptAt: null };
}

/** What failed before works again. */
export function calm(relay: RelayFacts): Step {
  const isCalm = relay.attempts === 0 && relay.nextAttemptAt === null;
  return isCalm ? WAIT : { write: 'note', problem: null, attempts: 0, nextAttemptAt: null };
}
