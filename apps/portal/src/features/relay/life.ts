/** The life of a relay as steps that a person can follow; pure. */
import type { Relay, RelayState } from '@tresse/contracts';

/** Steps towards a serving relay, and those of its end; `empty` is where a drained relay stays. */
export type LifeStepKey = Exclude<RelayState, 'failed'> | 'empty';

/** `stuck`: what Tresse cannot mend by itself happened here. */
export type LifeStepMark = 'done' | 'now' | 'stuck' | 'next';

export interface LifeStep {
  key: LifeStepKey;
  mark: LifeStepMark;
}

export type Living = Pick<Relay, 'state' | 'goal' | 'order' | 'device' | 'sites'>;

/** What a relay goes through: one's own server is not ordered; its end is told once that is wanted. */
export function lifeSteps(relay: Living): LifeStep[] {
  const keys = stepsOf(relay);
  const at = keys.indexOf(placeOf(relay));
  const stuck = relay.state === 'failed';
  return keys.map((key, place) => ({
    key,
    mark: place < at ? 'done' : place > at ? 'next' : stuck ? 'stuck' : isRest(key) ? 'done' : 'now',
  }));
}

function stepsOf({ order, goal }: Living): LifeStepKey[] {
  const birth: LifeStepKey[] = order === null ? [] : ['requested', 'creating'];
  const end: LifeStepKey[] = goal === 'ready' ? [] : ['draining', goal === 'gone' ? 'gone' : 'empty'];
  return [...birth, 'installing', 'enrolled', 'ready', ...end];
}

function placeOf({ state, goal, order, device, sites }: Living): LifeStepKey {
  if (state === 'draining' && goal === 'drained' && sites === 0) return 'empty';
  if (state !== 'failed') return state;
  if (goal !== 'ready') return 'draining';
  if (device !== null) return 'enrolled';
  return order !== null && order.serverId === null ? 'creating' : 'installing';
}

/** Where a relay stays once it is there. */
function isRest(key: LifeStepKey): boolean {
  return key === 'ready' || key === 'empty' || key === 'gone';
}
