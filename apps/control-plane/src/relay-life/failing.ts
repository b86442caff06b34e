/** What is written down when something failed, or works again. */
import { type Failure, problemOf } from '../provider-accounts/index.js';
import type { Moment, RelayFacts } from './facts.js';
import { HOPELESS_PAUSE_MS, pauseMs } from './limits.js';
import { type Step, WAIT, type Write } from './steps.js';

type Told = Pick<Failure, 'code' | 'sentence'>;

/** Tries again later if that may help. */
export function mend(relay: RelayFacts, failure: Failure, at: Moment): Write {
  return failure.isWorthRetrying ? retry(relay, failure, at) : fail(failure, at);
}

/** Shows the failure and tries again; a provider's own wait counts if it is longer. */
export function retry(
  relay: RelayFacts,
  failure: Failure,
  { now, chance }: Pick<Moment, 'now' | 'chance'>,
): Write {
  const attempts = relay.attempts + 1;
  const own = failure.isWorthRetrying ? pauseMs(attempts, chance) : HOPELESS_PAUSE_MS;
  const nextAttemptAt = new Date(now.getTime() + Math.max(own, failure.retryAfterMs ?? 0));
  return { write: 'note', problem: problemOf(failure, now), attempts, nextAttemptAt };
}

export function fail(failure: Told, { now }: Moment): Write {
  return { write: 'fail', problem: problemOf(failure, now), forgets: false };
}

export function condemn(failure: Told, { now }: Moment): Write {
  return { write: 'condemn', problem: problemOf(failure, now) };
}

export function told(relay: RelayFacts, failure: Told, { now }: Moment): Write {
  return { write: 'note', problem: problemOf(failure, now), attempts: relay.attempts, nextAttemptAt: null };
}

/** What failed before works again. */
export function calm(relay: RelayFacts): Step {
  const isCalm = relay.attempts === 0 && relay.nextAttemptAt === null;
  return isCalm ? WAIT : { write: 'note', problem: null, attempts: 0, nextAttemptAt: null };
}
