import { describe, expect, it } from '@jest/globals';
import type { Condition } from '@tresse/contracts';
import { setbackOf } from './setback';

const condition = (type: Condition['type'], status: boolean, reason: string): Condition => ({
  type,
  status,
  reason,
  message: '',
  at: '2026-11-21T12:00:00.000Z',
});

describe('what is said of settings that did not stay', () => {
  it.each([
    ['StepFailed', 'rollout.unfit'],
    ['NotApplied', 'rollout.late'],
    ['NotConfirmed', 'rollout.undone'],
  ])('is why the box undid them: %s', (reason, sentence) => {
    const undone = condition('RolledBack', true, reason);
    const conditions = [undone, condition('Confirmed', false, reason)];
    expect(setbackOf({ state: 'rolled-back', conditions })).toEqual({ sentence, condition: undone });
  });

  it('is why the box refused them', () => {
    const refused = condition('Valid', false, 'Unsupported');
    const conditions = [condition('Received', true, 'Received'), refused];
    expect(setbackOf({ state: 'failed', conditions })).toEqual({
      sentence: 'rollout.failed',
      condition: refused,
    });
  });
});
