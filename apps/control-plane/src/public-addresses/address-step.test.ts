import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AddressFacts, Seen } from './address-facts.js';
import { LATE } from './address-problems.js';
import { addressStep, FOLLOW } from './address-step.js';

const now = new Date('2026-10-01T12:00:00Z');
const ago = (ms: number) => new Date(now.getTime() - ms);
const failure = (code: string, isWorthRetrying: boolean, retryAfterMs?: number) => ({
  code,
  sentence: { en: 'No.', fr: 'Non.' },
  isWorthRetrying,
  retryAfterMs,
});
const relay = (id: string) => ({ id, providerRegion: 'fsn1', serverId: `server-${id}` });
const address = (more: Partial<AddressFacts> = {}): AddressFacts => ({
  id: 'address',
  accountId: 'account',
  providerAddressId: '4711',
  ip: '192.0.2.9',
  ordered: true,
  relay: relay('a'),
  routedTo: 'a',
  returning: false,
  follow: null,
  problem: null,
  attempts: 0,
  nextAttemptAt: null,
  ...more,
});
const following = (ms: number, more: Partial<NonNullable<AddressFacts['follow']>> = {}) =>
  address({ relay: relay('b'), follow: { since: ago(ms), atOnce: false, ready: false, ...more } });
const step = (facts: AddressFacts, seen: Seen | null = null) => addressStep(facts, seen, now);
const broken = failure('provider-failing', true);
const refused = failure('request-refused', false);

describe('an address of a pool', () => {
  it('is ordered, routed to its relay’s server and then at rest', () => {
    const wanted = { providerAddressId: null, ip: null, routedTo: null };
    expect(step(address(wanted))).toEqual({ call: 'order' });
    const answer = { providerAddressId: '4711', ip: '192.0.2.9', ordered: true };
    expect(step(address(wanted), { call: 'order', answer })).toEqual({ write: 'adopt', ...answer });
    expect(step(address({ routedTo: null }))).toEqual({ call: 'route', serverId: 'server-a' });
    expect(step(address({ routedTo: null }), { call: 'route', answer: true })).toEqual({ write: 'arrive' });
    expect(step(address())).toEqual({ wait: true });
    const early = { ...relay('a'), serverId: null };
    expect(step(address({ routedTo: null, relay: early }))).toEqual({ wait: true });
  });

  it('is tried again ever later, and as late as the provider asks', () => {
    const facts = address({ routedTo: null, attempts: 2 });
    expect(step(facts, { call: 'route', failure: broken })).toMatchObject({
      write: 'note',
      attempts: 3,
      problem: { code: 'provider-failing' },
      nextAttemptAt: new Date(now.getTime() + 20_000),
    });
    const limited = failure('rate-limited', true, 3_600_000);
    expect(step(facts, { call: 'route', failure: limited })).toMatchObject({
      nextAttemptAt: new Date(now.getTime() + 3_600_000),
    });
    expect(step({ ...facts, nextAttemptAt: new Date(now.getTime() + 1) })).toEqual({ wait: true });
  });

  it('is given back when it is to be, or has no relay, and was ordered here', () => {
    for (const facts of [address({ returning: true }), address({ relay: null, routedTo: null })]) {
      expect(step(facts)).toEqual({ call: 'release' });
      expect(step(facts, { call: 'release', answer: true })).toEqual({ write: 'forget' });
      expect(step(facts, { call: 'release', failure: broken })).toMatchObject({ write: 'note', attempts: 1 });
    }
    expect(step(address({ ordered: false, returning: true }))).toEqual({ write: 'forget' });
    expect(step(address({ ordered: false, relay: null, routedTo: null }))).toEqual({ wait: true });
  });
});

describe('an address that goes along', () => {
  it('is routed once its next relay is ready, or has had its time, or the former is dead', () => {
    const routes = { call: 'route', serverId: 'server-b' };
    expect(step(following(1_000))).toEqual({ wait: true });
    expect(step(following(1_000, { ready: true }))).toEqual(routes);
    expect(step(following(FOLLOW.routeMs))).toEqual(routes);
    expect(step(following(0, { atOnce: true }))).toEqual(routes);
    expect(step(following(1_000, { ready: true }), { call: 'route', answer: true })).toEqual({
      write: 'arrive',
    });
  });

  it('is tried again soon while its sites can wait, and never beyond', () => {
    const told = step(following(2_000, { ready: true }), { call: 'route', failure: broken });
    expect(told).toMatchObject({ write: 'note', nextAttemptAt: new Date(now.getTime() + 500) });
    const slow = failure('rate-limited', true, 60_000);
    expect(step(following(2_000, { ready: true }), { call: 'route', failure: slow })).toMatchObject({
      nextAttemptAt: new Date(now.getTime() - 2_000 + FOLLOW.giveUpMs),
    });
  });

  it('stays where its provider will not, or not in time, with the reason', () => {
    expect(step(following(1_000), { call: 'route', failure: refused })).toEqual({
      write: 'stay',
      because: refused,
    });
    const late = following(FOLLOW.giveUpMs);
    expect(step(late, { call: 'route', failure: broken })).toEqual({ write: 'stay', because: broken });
  });

  it('is looked for before it is given up: who died over it may have routed it', () => {
    const late = following(60_000);
    expect(step(late)).toEqual({ call: 'look', serverId: 'server-b' });
    expect(step(late, { call: 'look', answer: true })).toEqual({ write: 'arrive' });
    expect(step(late, { call: 'look', answer: false })).toEqual({ write: 'stay', because: LATE });
    expect(step(late, { call: 'look', failure: broken })).toEqual({ write: 'stay', because: broken });
  });

  it('never keeps its sites waiting longer than it may', () => {
    const seen = fc.constantFrom<Seen | null>(
      null,
      { call: 'route', failure: broken },
      { call: 'route', failure: refused },
      { call: 'route', answer: true },
      { call: 'look', answer: false },
      { call: 'look', failure: broken },
    );
    const age = fc.integer({ min: FOLLOW.giveUpMs, max: 100_000 });
    fc.assert(
      fc.property(age, fc.boolean(), fc.boolean(), seen, (ms, ready, atOnce, what) => {
        const next = step(following(ms, { ready, atOnce }), what);
        expect(next).not.toHaveProperty('wait');
        expect('write' in next ? ['arrive', 'stay'] : ['look']).toContain(
          'write' in next ? next.write : 'call' in next && next.call,
        );
      }),
    );
  });
});
