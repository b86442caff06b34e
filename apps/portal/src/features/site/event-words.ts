import type { SiteEvent } from '@tresse/contracts';
import { durationWords } from '../words/duration';
import { selectKey } from '../words/select-key';

/** How an event weighs: chooses its mark, never its words. */
export function eventWeight(kind: SiteEvent['kind']): 'bad' | 'good' | 'warn' | 'plain' {
  switch (kind) {
    case 'line.down':
    case 'relay.lost':
    case 'site.stranded':
    case 'device.flagged':
      return 'bad';
    case 'claim.reused':
    case 'device.offline':
    case 'generation.rolled-back':
    case 'line.carrier':
    case 'drift.repaired':
    case 'line.mptcp-stripped':
    case 'line.address-shared':
    case 'line.allowance':
    case 'site.address-changed':
    case 'relay.given-up':
    case 'relay.held':
      return 'warn';
    case 'line.up':
    case 'device.online':
    case 'device.enrolled':
    case 'relay.recovered':
      return 'good';
    default:
      return 'plain';
  }
}

/** The values that an event's sentence is made from; absent data become words that say so little as to stay true. */
export function eventValues(event: SiteEvent, lineName: string | undefined, locale: string) {
  const { data } = event;
  const text = (key: string, otherwise: string) => (data[key] == null ? otherwise : String(data[key]));
  return {
    // A line that was removed since has the name that it had.
    line: lineName ?? text('line', '–'),
    cause: selectKey(text('cause', 'silent')),
    carrier: text('carrier', 'udp'),
    actor: event.actor ?? 'none',
    generation: text('generation', '–'),
    version: text('agentVersion', '–'),
    count: Array.isArray(data.steps) ? data.steps.length : 1,
    percent: text('percent', '–'),
    spent: data.percent === 100 ? text('whenSpent', 'warn') : 'warn',
    duration: durationWords(Number(data.downMs ?? 0), locale),
    reason: text('reason', ''),
    hostname: text('hostname', '–'),
    from: text('from', '–'),
    to: text('to', '–'),
    why: selectKey(text('cause', 'drained')),
    // Why a public address did not go along, or who decided on another.
    kept: selectKey(text('why', 'none')),
    image: String(data.image === true),
    job: selectKey(text('kind', 'speed-test')),
    outcome: text('state', 'succeeded'),
    state: text('state', 'failed'),
    goal: text('goal', 'ready'),
    all: text('all', '–'),
    unheard: text('unheard', '–'),
    step: text('step', 'started'),
    failure: text('failure', 'none'),
    sentence: text(locale === 'fr' ? 'fr' : 'en', ''),
    detail: text('detail', ''),
  };
}
