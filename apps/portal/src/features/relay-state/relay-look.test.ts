import { describe, expect, it } from '@jest/globals';
import { byHarm, type LookedAt, relayGroup, relayLook } from './relay-look';

const relay = (more: Partial<LookedAt> = {}): LookedAt => ({
  ...{ state: 'ready', goal: 'ready', online: true, problem: null, sites: 3 },
  ...more,
});
const problem = { code: 'quota-reached', message: { en: 'Full.', fr: 'Plein.' }, at: '2026-11-22T07:00:00Z' };

describe('a relay', () => {
  it.each([
    [relay(), 'ready', 'serving'],
    [relay({ online: false }), 'silent', 'trouble'],
    [relay({ state: 'creating', online: false }), 'creating', 'coming'],
    [relay({ state: 'creating', online: false, problem }), 'creating', 'trouble'],
    [relay({ state: 'draining', goal: 'drained' }), 'draining', 'leaving'],
    [relay({ state: 'draining', goal: 'drained', sites: 0 }), 'empty', 'leaving'],
    [relay({ state: 'draining', goal: 'gone', sites: 0 }), 'draining', 'leaving'],
    [relay({ state: 'failed' }), 'failed', 'trouble'],
  ])('is looked at as what it means to staff: %j', (seen, look, group) => {
    expect([relayLook(seen), relayGroup(seen)]).toEqual([look, group]);
  });

  it('stands before others when it asks for somebody', () => {
    const named = (name: string, more: Partial<LookedAt>) => ({ ...relay(more), name });
    const relays = [
      named('b', {}),
      named('leaves', { state: 'draining' }),
      named('a', {}),
      named('stuck', { problem }),
      named('comes', { state: 'installing' }),
    ];
    expect(byHarm(relays).map(({ name }) => name)).toEqual(['stuck', 'comes', 'a', 'b', 'leaves']);
  });
});
