import { describe, expect, it } from '@jest/globals';
import type { Condition, ReportedScope } from '@tresse/contracts';
import { confirmable, hasNews, settled } from './convergence.js';

const SCOPE = 'site:00000000-0000-4000-8000-0000000000a1';
const HASH = 'a'.repeat(64);
const given = [{ scope: SCOPE, generation: 4, hash: HASH }];
const condition = (type: Condition['type'], status = true): Condition => ({
  type,
  status,
  reason: 'Done',
  message: '',
  at: '2026-11-21T00:00:00.000Z',
});
const report = (more: Partial<ReportedScope> = {}): ReportedScope => ({
  scope: SCOPE,
  observedGeneration: 4,
  appliedGeneration: 4,
  appliedHash: HASH,
  conditions: [
    condition('Received'),
    condition('Valid'),
    condition('Applied'),
    condition('Confirmed', false),
  ],
  ...more,
});

describe('confirming', () => {
  it('answers a generation that is in force as it was signed', () => {
    expect(confirmable([report()], given)).toEqual([{ scope: SCOPE, generation: 4 }]);
  });

  it.each([
    ['is confirmed already', report({ conditions: [condition('Applied'), condition('Confirmed')] })],
    ['is not applied', report({ conditions: [condition('Applied', false)] })],
    ['has another hash than was signed', report({ appliedHash: 'b'.repeat(64) })],
    ['was never given', report({ appliedGeneration: 5 })],
    ['is none', report({ appliedGeneration: null, appliedHash: null })],
  ])('is silent when it %s', (_, scope) => {
    expect(confirmable([scope], given)).toEqual([]);
  });
});

describe('a removal', () => {
  const confirmed = report({ conditions: [condition('Applied'), condition('Confirmed')] });

  it('is settled when the device says it is confirmed', () => {
    expect(settled(given, [confirmed])).toEqual(given);
  });

  it.each([
    ['only applied', report()],
    ['of another generation', { ...confirmed, appliedGeneration: 3 }],
    ['of another content', { ...confirmed, appliedHash: 'b'.repeat(64) }],
    ['of another scope', { ...confirmed, scope: SCOPE.replace('a1', 'a2') }],
  ])('is not settled when what the device says is %s', (_, said) => {
    expect(settled(given, [said])).toEqual([]);
  });
});

describe('news for a device', () => {
  const announcement = (generation: number) => ({ scopes: [{ scope: SCOPE, generation, hash: HASH }] });

  it('is a generation it has not observed, or a scope it does not know', () => {
    expect(hasNews(announcement(5), [report()])).toBe(true);
    expect(hasNews(announcement(1), [])).toBe(true);
  });

  it('is nothing it has observed, so that reports and announcements do not chase each other', () => {
    expect(hasNews(announcement(4), [report()])).toBe(false);
    expect(hasNews(announcement(3), [report()])).toBe(false);
  });
});
