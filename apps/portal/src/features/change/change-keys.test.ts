import { describe, expect, it } from '@jest/globals';
import type { Change } from '@tresse/contracts';
import { keyed } from './change-keys';

const removed = (subject: string): Change => ({
  path: 'bypass',
  kind: 'removed',
  field: 'bypass',
  subject,
  before: 'tcp 443 ⇒ Orange',
  after: null,
  effect: 'none',
});

describe('the key of a change', () => {
  it('is its own among removals from one list, whether their names differ or not', () => {
    const keys = keyed([removed('Bank'), removed('Games'), removed('Bank')]).map(({ key }) => key);
    expect(new Set(keys).size).toBe(3);
  });

  it('stays the same when a change joins that is another', () => {
    const keyOf = (changes: Change[]) => keyed(changes).find(({ change }) => change.subject === 'Bank')?.key;
    expect(keyOf([removed('Games'), removed('Bank')])).toBe(keyOf([removed('Bank')]));
  });
});
