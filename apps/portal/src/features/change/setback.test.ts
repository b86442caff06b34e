import { describe, expect, it } from '@jest/globals';
import type { Condition } from '@tresse/contracts';
import { failingStep, setbackOf } from './setback';

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
    const repair = condition('Applied', false, 'StepFailed');
    expect(setbackOf({ state: 'failed', conditions: [...conditions, repair] })).toEqual({
      sentence: 'rollout.failed',
      condition: refused,
    });
  });

  it('says so where the LAN would lie on a line', () => {
    const refused = condition('Valid', false, 'LanOnLine');
    expect(setbackOf({ state: 'failed', conditions: [refused] })).toEqual({
      sentence: 'rollout.on-line',
      condition: refused,
    });
  });
});

describe('what fails of settings that are tried or in force', () => {
  it('is the step that failed, and nothing before its turn', () => {
    const failed = condition('Applied', false, 'StepFailed');
    expect(failingStep({ conditions: [condition('Valid', true, 'Checked'), failed] })).toBe(failed);
    expect(failingStep({ conditions: [condition('Applied', false, 'Pending')] })).toBeUndefined();
  });
});
