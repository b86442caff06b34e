import { describe, expect, it } from '@jest/globals';
import { PROTOCOL_VERSION, type ReportedState } from '@tresse/contracts';
import { isComplete, joinReport } from './join-report.js';

const scopeOf = (n: number) => `site:00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as const;
const message = (sites: readonly number[], part?: ReportedState['part'], generation = 1): ReportedState => ({
  protocol: PROTOCOL_VERSION,
  at: '2026-01-01T00:00:00.000Z',
  role: 'relay',
  agentVersion: '1.0.0',
  sessionEpoch: 3,
  scopes: sites.map((n) => ({
    scope: scopeOf(n),
    observedGeneration: generation,
    appliedGeneration: null,
    appliedHash: null,
    conditions: [],
  })),
  ...(part ? { part } : {}),
  lines: [],
  drift: { repaired: 0, last: [] },
  publicAddress: null,
  capabilities: null,
});
const scopesOf = (state: ReportedState) =>
  state.scopes.map(({ scope, observedGeneration }) => [scope, observedGeneration]);

describe('a report in parts', () => {
  it('is complete with the last, and has the scopes of all', () => {
    const first = joinReport(message([9]), message([1, 2], { number: 1, of: 2 }));
    expect(isComplete(first)).toBe(false);
    const whole = joinReport(first, message([3], { number: 2, of: 2 }));
    expect(isComplete(whole)).toBe(true);
    expect(scopesOf(whole)).toEqual([1, 2, 3].map((n) => [scopeOf(n), 1]));
  });

  it('takes the newest word on a scope that has moved from one part to another', () => {
    const first = message([1, 2], { number: 1, of: 2 });
    expect(scopesOf(joinReport(first, message([2, 3], { number: 2, of: 2 }, 5)))).toEqual([
      [scopeOf(1), 1],
      [scopeOf(2), 5],
      [scopeOf(3), 5],
    ]);
  });

  it('joins nothing of another session, and a whole one replaces all', () => {
    const former = { ...message([1], { number: 1, of: 2 }), sessionEpoch: 2 };
    expect(scopesOf(joinReport(former, message([3], { number: 2, of: 2 })))).toEqual([[scopeOf(3), 1]]);
    expect(scopesOf(joinReport(message([1, 2]), message([2])))).toEqual([[scopeOf(2), 1]]);
  });
});
