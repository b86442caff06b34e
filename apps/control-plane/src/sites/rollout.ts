import {
  CONFIRM_TIMEOUT_MS,
  type Condition,
  type Generation,
  NOT_YET,
  type ReportedScope,
  type RolloutState,
  type RolloutView,
} from '@tresse/contracts';

/** What is known of the newest generation. */
export interface RolloutFacts {
  generation: Generation;
  changedAt: Date;
  /** There is a box, and there are lines to tell it of. */
  awaited: boolean;
  reported: ReportedScope | undefined;
}

/** How far the newest generation has come on the site's box. */
export function rolloutView(facts: RolloutFacts): RolloutView {
  const { generation, changedAt, reported } = facts;
  const observed = reported?.observedGeneration === generation;
  const conditions = observed ? reported.conditions : [];
  const state = rolloutState(facts, conditions);
  const applied = conditions.find(({ type, status }) => type === 'Applied' && status);
  return {
    generation,
    appliedGeneration: reported?.appliedGeneration ?? null,
    state,
    conditions,
    changedAt: changedAt.toISOString(),
    confirmBy:
      state === 'applied' && applied
        ? new Date(Date.parse(applied.at) + CONFIRM_TIMEOUT_MS).toISOString()
        : null,
  };
}

function rolloutState(facts: RolloutFacts, conditions: readonly Condition[]): RolloutState {
  if (!facts.awaited) return 'waiting';
  const is = (type: Condition['type'], status: boolean) =>
    conditions.some((condition) => condition.type === type && condition.status === status);
  const fails = conditions.some(
    ({ type, status, reason }) => type === 'Applied' && !status && reason !== NOT_YET,
  );
  if (is('RolledBack', true)) return 'rolled-back';
  if (is('Confirmed', true)) return fails ? 'impaired' : 'confirmed';
  if (is('Valid', false)) return 'failed';
  if (fails) return 'trying';
  return is('Applied', true) ? 'applied' : 'sent';
}
