import type { Condition, RolloutView } from '@tresse/contracts';

/** What to say of settings that did not stay. */
export interface Setback {
  sentence: 'rollout.failed' | 'rollout.late' | 'rollout.undone' | 'rollout.unfit';
  /** The box's own word on it. */
  condition: Condition | undefined;
}

/** Why the newest settings are not in force, of a rollout that failed or was rolled back. */
export function setbackOf({ state, conditions }: Pick<RolloutView, 'state' | 'conditions'>): Setback {
  const undone = conditions.findLast(({ type, status }) => type === 'RolledBack' && status);
  const condition = undone ?? conditions.findLast(({ type, status }) => type !== 'RolledBack' && !status);
  if (state === 'failed') return { sentence: 'rollout.failed', condition };
  if (condition?.reason === 'StepFailed') return { sentence: 'rollout.unfit', condition };
  if (condition?.reason === 'NotApplied') return { sentence: 'rollout.late', condition };
  return { sentence: 'rollout.undone', condition };
}
