import { type Condition, LAN_ON_LINE, NOT_YET, type RolloutView } from '@tresse/contracts';

/** What to say of settings that did not stay. */
export interface Setback {
  sentence: 'rollout.failed' | 'rollout.late' | 'rollout.on-line' | 'rollout.undone' | 'rollout.unfit';
  /** The box's own word on it. */
  condition: Condition | undefined;
}

/** Why the newest settings are not in force, of a rollout that failed or was rolled back. */
export function setbackOf({ state, conditions }: Pick<RolloutView, 'state' | 'conditions'>): Setback {
  const refused = conditions.find(({ type, status }) => type === 'Valid' && !status);
  if (state === 'failed') {
    const onLine = refused?.reason === LAN_ON_LINE;
    return { sentence: onLine ? 'rollout.on-line' : 'rollout.failed', condition: refused };
  }
  const undone = conditions.findLast(({ type, status }) => type === 'RolledBack' && status);
  const condition = undone ?? conditions.findLast(({ type, status }) => type !== 'RolledBack' && !status);
  if (condition?.reason === 'StepFailed') return { sentence: 'rollout.unfit', condition };
  if (condition?.reason === 'NotApplied') return { sentence: 'rollout.late', condition };
  return { sentence: 'rollout.undone', condition };
}

/** What fails while the box tries settings again, or repairs them; undefined when nothing does. */
export function failingStep({ conditions }: Pick<RolloutView, 'conditions'>): Condition | undefined {
  return conditions.find(({ type, status, reason }) => type === 'Applied' && !status && reason !== NOT_YET);
}
