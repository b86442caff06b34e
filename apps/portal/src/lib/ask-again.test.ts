import { describe, expect, it } from '@jest/globals';
import type { Problem } from '@tresse/contracts';
import { ApiProblem } from './api';
import { askAgain } from './ask-again';

const after = (error: Error | null) => askAgain({ state: { error } });

describe('a query asks again', () => {
  it('after nobody answered', () => expect(after(new ApiProblem(0, null))).toBe(5_000));
  it('not after an answer, nor after a refusal', () => {
    const problem = { code: 'auth.forbidden' } as Problem;
    expect([after(null), after(new ApiProblem(403, problem))]).toEqual([false, false]);
  });
});
