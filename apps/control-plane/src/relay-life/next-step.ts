import type { Moment, RelayFacts } from './facts.js';
import { calm, condemn, fail, mend, retry, show } from './failing.js';
import { LIMITS } from './limits.js';
import { isOfInstaller, PROBLEMS } from './problems.js';
import { raze } from './raze.js';
import { type Seen, type Step, WAIT } from './steps.js';

/**
 * What a relay needs next, by what is known of it and what a call of this very pass has shown. Nothing it returns relies
 * on what was done before: whoever stops half-way, at any point, goes on from the rows alone.
 */
export function nextStep(relay: RelayFacts, seen: Seen | null, at: Moment): Step {
  if (relay.state === 'gone') return WAIT;
  if (seen === null && relay.nextAttemptAt !== null && relay.nextAttemptAt > at.now) return WAIT;
  if (relay.condemned) return raze(relay, seen, at);
  if (relay.state === 'failed') return WAIT;
  if (relay.goal === 'gone') return leave(relay);
  switch (relay.state) {
    case 'requested':
      return request(relay, seen, at);
    case 'creating':
      return create(relay, seen, at);
    case 'installing':
      return install(relay, seen, at);
    case 'enrolled':
    case 'ready':
    case 'draining':
      return serve(relay, seen, at);
  }
}

/** Wanted no more: its sites leave first, then there is no way back. */
function leave(relay: RelayFacts): Step {
  if (relay.state !== 'draining') return { write: 'enter', state: 'draining' };
  if (relay.sites > 0) return WAIT;
  return { write: 'condemn', problem: null };
}

function request(relay: RelayFacts, seen: Seen | null, at: Moment): Step {
  const preparedAt = relay.order?.preparedAt ?? null;
  if (seen?.call === 'order' && 'answer' in seen) {
    const { server, pricePerMonth, lineKbit } = seen.answer;
    return { write: 'adopt', serverId: server.id, pricePerMonth, lineKbit };
  }
  if (seen?.call === 'order' && 'failure' in seen) {
    const { failure } = seen;
    const isPuzzle = failure.code === 'answer-not-understood' && relay.attempts < LIMITS.puzzles;
    // What counts as failed may have been done all the same.
    if (!failure.isWorthRetrying && !isPuzzle) return { call: 'find', because: failure };
    return retry(relay, failure, at);
  }
  if (seen?.call === 'find' && seen.because) {
    if ('answer' in seen && seen.answer) return { write: 'adopt', serverId: seen.answer.id };
    return fail(seen.because, at);
  }
  const isStale = preparedAt === null || at.now.getTime() - preparedAt.getTime() > LIMITS.preparedMs;
  return isStale ? { write: 'prepare' } : { call: 'order' };
}

function create(relay: RelayFacts, seen: Seen | null, at: Moment): Step {
  const { serverId } = relay;
  if (serverId === null) return { write: 'enter', state: relay.order ? 'requested' : 'installing' };
  if (seen === null) return { call: 'read', serverId };
  if ('failure' in seen) return mend(relay, seen.failure, at);
  if (seen.call === 'start') return calm(relay);
  if (seen.call !== 'read') return WAIT;
  const { state, addresses } = seen.answer;
  if (state === 'gone') return condemn(PROBLEMS.serverGone, at);
  if (state === 'failed') return condemn(PROBLEMS.serverFailed, at);
  const ip = addresses.find(({ family }) => family === 4)?.ip;
  if (state === 'running' && ip !== undefined) return { write: 'address', ip };
  if (since(relay, at) > LIMITS.creatingMs) return condemn(PROBLEMS.neverRan, at);
  return state === 'stopped' ? { call: 'start', serverId } : calm(relay);
}

function install(relay: RelayFacts, seen: Seen | null, at: Moment): Step {
  if (relay.order && isGone(seen)) return condemn(PROBLEMS.serverGone, at);
  if (relay.device) return { write: 'enter', state: 'enrolled' };
  if (!relay.order) return WAIT;
  if (isOfInstaller(relay.problem)) return { write: 'condemn', problem: relay.problem };
  // An agent that found nobody here while this was down gets its time anew.
  return Math.min(since(relay, at), heardFor(at)) <= at.installMs
    ? WAIT
    : condemn(PROBLEMS.neverEnrolled, at);
}

/** From its enrolment on: it may be lost, is at work once its agent is, and stands empty while staff want that. */
function serve(relay: RelayFacts, seen: Seen | null, at: Moment): Step {
  if (isGone(seen)) return fail(PROBLEMS.serverGone, at);
  if (seen?.call === 'read' && 'answer' in seen && seen.answer.state === 'stopped') {
    return { call: 'start', serverId: seen.serverId };
  }
  if (relay.goal === 'drained') {
    return relay.state === 'draining' ? WAIT : { write: 'enter', state: 'draining' };
  }
  if (relay.state === 'draining') return { write: 'enter', state: stateOfWanted(relay) };
  if (relay.state === 'ready') return WAIT;
  if (relay.device?.online && relay.device.applied) return { write: 'enter', state: 'ready' };
  const isLate = since(relay, at) > LIMITS.enrolledMs;
  return isLate && relay.problem === null ? show(relay, PROBLEMS.notAtWork, at) : WAIT;
}

/** Where a relay stands that is wanted again after it was to leave. */
export function stateOfWanted({
  order,
  serverId,
  device,
}: RelayFacts): 'requested' | 'creating' | 'installing' | 'enrolled' {
  if (device) return 'enrolled';
  if (!order) return 'installing';
  return serverId === null ? 'requested' : 'creating';
}

function isGone(seen: Seen | null): boolean {
  return seen?.call === 'read' && 'answer' in seen && seen.answer.state === 'gone';
}

function heardFor({ now, listeningSince }: Moment): number {
  return now.getTime() - listeningSince.getTime();
}

function since({ stateSince }: RelayFacts, { now }: Moment): number {
  return now.getTime() - stateSince.getTime();
}
