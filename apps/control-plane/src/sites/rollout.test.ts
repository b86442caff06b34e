import { describe, expect, it } from '@jest/globals';
import { type Condition, NOT_YET, type RolloutState } from '@tresse/contracts';
import { rolloutView } from './rollout.js';

const at = '2026-11-21T12:00:00.000Z';
const condition = (type: Condition['type'], status = true): Condition => ({
  type,
  status,
  reason: 'Test',
  message: '',
  at,
});

function view(conditions: Condition[], observedGeneration = 3) {
  return rolloutView({
    generation: 3,
    changedAt: new Date(at),
    awaited: true,
    reported: { scope: 'site:x', observedGeneration, appliedGeneration: 2, appliedHash: null, conditions },
  });
}

describe('how far a generation has come', () => {
  it.each<[string, Condition[], RolloutState]>([
    ['sent', [condition('Received')], 'sent'],
    ['applied', [condition('Received'), condition('Valid'), condition('Applied')], 'applied'],
    ['confirmed', [condition('Applied'), condition('Confirmed')], 'confirmed'],
    ['rolled back', [condition('Applied', false), condition('RolledBack')], 'rolled-back'],
    ['not valid', [condition('Valid', false)], 'failed'],
    ['tried again', [condition('Valid'), condition('Applied', false)], 'trying'],
    ['not to be repaired', [condition('Confirmed'), condition('Applied', false)], 'impaired'],
    [
      'not valid, beside a repair of the one before',
      [condition('Valid', false), condition('Applied', false)],
      'failed',
    ],
    ['not applied yet', [condition('Valid'), { ...condition('Applied', false), reason: NOT_YET }], 'sent'],
  ])('is told from the box’s conditions: %s', (_, conditions, state) => {
    expect(view(conditions).state).toBe(state);
  });

  it('takes no account of an older generation’s conditions', () => {
    expect(view([condition('Confirmed')], 2)).toMatchObject({
      state: 'sent',
      conditions: [],
      appliedGeneration: 2,
    });
  });

  it('says until when the box waits to be confirmed', () => {
    expect(view([condition('Applied')]).confirmBy).toBe('2026-11-21T12:00:45.000Z');
    expect(view([condition('Applied'), condition('Confirmed')]).confirmBy).toBeNull();
  });

  it('waits without a box, or without lines to tell it of', () => {
    const waiting = { generation: 1, changedAt: new Date(at), awaited: false, reported: undefined };
    expect(rolloutView(waiting)).toMatchObject({ state: 'waiting', appliedGeneration: null });
  });
});
