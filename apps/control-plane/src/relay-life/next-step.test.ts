import { describe, expect, it } from '@jest/globals';
import type { Server } from '@tresse/cloud';
import type { RelayFacts } from './facts.js';
import { LIMITS } from './limits.js';
import { nextStep } from './next-step.js';
import type { Seen } from './steps.js';

const now = new Date('2026-10-01T12:00:00Z');
const ago = (ms: number) => new Date(now.getTime() - ms);
const installMs = 600_000;
const at = { now, chance: 0.5, listeningSince: ago(86_400_000), installMs };

const order = {
  accountId: 'a',
  providerRegion: 'fsn1',
  size: 'cpx22',
  image: 'debian-12',
  preparedAt: now,
  sealedUserData: 'x',
};
const relay = (more: Partial<RelayFacts> = {}): RelayFacts => ({
  id: 'r',
  name: 'r',
  state: 'requested',
  stateSince: now,
  goal: 'ready',
  order,
  serverId: null,
  publicAddress: null,
  lineKbit: null,
  problem: null,
  attempts: 0,
  nextAttemptAt: null,
  condemned: false,
  rebuilds: 0,
  sites: 0,
  addresses: [],
  device: null,
  ...more,
});
const server = (more: Partial<Server> = {}): Server => ({
  id: '42',
  label: 'r',
  region: 'fsn1',
  state: 'running',
  status: 'running',
  addresses: [{ family: 4, ip: '198.51.100.7', prefixLength: 32 }],
  createdAt: now.toISOString(),
  ...more,
});
const failure = (code: string, isWorthRetrying: boolean, retryAfterMs?: number) => ({
  code,
  sentence: { en: 'No.', fr: 'Non.' },
  isWorthRetrying,
  retryAfterMs,
});
const read = (more?: Partial<Server>): Seen => ({ call: 'read', serverId: '42', answer: server(more) });
const step = (facts: Partial<RelayFacts>, seen: Seen | null = null) => nextStep(relay(facts), seen, at);

describe('an ordered relay', () => {
  it('is prepared before it is ordered, and anew once its claim is old', () => {
    expect(step({ order: { ...order, preparedAt: null } })).toEqual({ write: 'prepare' });
    expect(step({})).toEqual({ call: 'order' });
    expect(step({ order: { ...order, preparedAt: ago(LIMITS.preparedMs + 1) } })).toEqual({
      write: 'prepare',
    });
  });

  it('waits for its next attempt, longer after each, as long as a provider asks at least', () => {
    const busy: Seen = { call: 'order', failure: failure('region-sold-out', true) };
    expect(step({ attempts: 2 }, busy)).toMatchObject({
      write: 'note',
      attempts: 3,
      problem: { code: 'region-sold-out' },
      nextAttemptAt: new Date(now.getTime() + 60_000),
    });
    const limited: Seen = { call: 'order', failure: failure('rate-limited', true, 3_600_000) };
    expect(step({}, limited)).toMatchObject({ nextAttemptAt: new Date(now.getTime() + 3_600_000) });
    expect(step({ nextAttemptAt: new Date(now.getTime() + 1) })).toEqual({ wait: true });
    const [sooner, later] = [0, 1].map((chance) => nextStep(relay({}), busy, { ...at, chance }));
    expect(sooner).toMatchObject({ nextAttemptAt: new Date(now.getTime() + 11_250) });
    expect(later).toMatchObject({ nextAttemptAt: new Date(now.getTime() + 18_750) });
  });

  it('fails for what only a person can mend, once nothing is found that was ordered all the same', () => {
    const because = failure('quota-reached', false);
    expect(step({}, { call: 'order', failure: because })).toEqual({ call: 'find', because });
    expect(step({}, { call: 'find', because, answer: server() })).toEqual({ write: 'adopt', serverId: '42' });
    expect(step({}, { call: 'find', because, answer: null })).toMatchObject({
      write: 'fail',
      problem: { code: 'quota-reached' },
    });
  });

  it('takes its server’s address once that runs, starts it where it stopped, and gives it up when it is broken', () => {
    const creating = { state: 'creating', serverId: '42' } as const;
    expect(step(creating)).toEqual({ call: 'read', serverId: '42' });
    expect(step(creating, read())).toEqual({ write: 'address', ip: '198.51.100.7' });
    expect(step(creating, read({ state: 'creating' }))).toEqual({ wait: true });
    expect(step(creating, read({ state: 'stopped' }))).toEqual({ call: 'start', serverId: '42' });
    expect(step(creating, { call: 'start', serverId: '42', answer: false })).toEqual({ wait: true });
    for (const state of ['failed', 'gone'] as const) {
      expect(step(creating, read({ state }))).toMatchObject({ write: 'condemn' });
    }
    const stateSince = ago(LIMITS.creatingMs + 1);
    expect(step({ ...creating, stateSince }, read({ addresses: [] }))).toMatchObject({
      write: 'condemn',
      problem: { code: 'server-never-ran' },
    });
  });

  it('is ordered anew when its agent never enrols, twice at most, and never before its server is destroyed', () => {
    const late = { state: 'installing', serverId: '42', stateSince: ago(installMs + 1) } as const;
    expect(step({ ...late, stateSince: ago(installMs) })).toEqual({ wait: true });
    expect(step(late)).toMatchObject({ write: 'condemn', problem: { code: 'relay-never-enrolled' } });
    const back = { ...at, listeningSince: ago(installMs) };
    expect(nextStep(relay(late), null, back)).toEqual({ wait: true });
    const patient = { ...at, installMs: installMs + 1 };
    expect(nextStep(relay(late), null, patient)).toEqual({ wait: true });
    const condemned = { ...late, condemned: true };
    expect(step(condemned)).toEqual({ call: 'destroy', serverId: '42' });
    const destroyed = (answer: 'going' | 'done'): Seen => ({ call: 'destroy', serverId: '42', answer });
    expect(step(condemned, destroyed('going'))).toEqual({ wait: true });
    expect(step({ ...condemned, rebuilds: 1 }, destroyed('done'))).toMatchObject({ write: 'rebuild' });
    expect(step({ ...condemned, rebuilds: 2 }, destroyed('done'))).toMatchObject({
      write: 'fail',
      forgets: true,
    });
  });

  it('is at work once its agent is connected and its own scope in force', () => {
    const enrolled = { state: 'enrolled', serverId: '42' } as const;
    expect(step({ ...enrolled, device: { online: true, applied: false } })).toEqual({ wait: true });
    expect(step({ ...enrolled, device: { online: false, applied: true } })).toEqual({ wait: true });
    expect(step({ ...enrolled, device: { online: true, applied: true } })).toEqual({
      write: 'enter',
      state: 'ready',
    });
    expect(step({ ...enrolled, stateSince: ago(LIMITS.enrolledMs + 1) })).toMatchObject({
      problem: { code: 'relay-not-at-work' },
    });
  });

  it('has failed once its server is deleted behind our back, at work or being emptied', () => {
    for (const state of ['enrolled', 'ready', 'draining'] as const) {
      expect(step({ state, serverId: '42', sites: 3 }, read({ state: 'gone' }))).toMatchObject({
        write: 'fail',
        problem: { code: 'server-gone' },
      });
    }
  });
});

describe('a relay that is to leave', () => {
  const leaving = { goal: 'gone', state: 'draining', serverId: '42' } as const;

  it('waits for its sites, then is given back with all that is its', () => {
    expect(step({ ...leaving, state: 'ready' })).toEqual({ write: 'enter', state: 'draining' });
    expect(step({ ...leaving, sites: 1 })).toEqual({ wait: true });
    expect(step(leaving)).toEqual({ write: 'condemn', problem: null });
    const condemned = { ...leaving, condemned: true };
    expect(step(condemned, { call: 'destroy', serverId: '42', answer: 'done' })).toEqual({ call: 'find' });
    const found = (answer: Server | null): Seen => ({ call: 'find', answer });
    expect(step(condemned, found(server({ id: '43' })))).toEqual({ write: 'adopt', serverId: '43' });
    const address = { id: 'p', providerAddressId: '7', ip: '203.0.113.9' };
    expect(step({ ...condemned, addresses: [address] }, found(null))).toEqual({ call: 'release', address });
    expect(step(condemned, found(null))).toEqual({ write: 'bury' });
  });

  it('is tried for ever, for it costs money', () => {
    const wrong: Seen = { call: 'destroy', serverId: '42', failure: failure('credentials-wrong', false) };
    expect(step({ ...leaving, condemned: true, attempts: 50 }, wrong)).toMatchObject({ write: 'note' });
  });

  it('stands empty where only that is wanted, and serves again when it is wanted again', () => {
    const device = { online: true, applied: true };
    expect(step({ state: 'ready', goal: 'drained', device })).toEqual({ write: 'enter', state: 'draining' });
    expect(step({ state: 'draining', goal: 'drained', device })).toEqual({ wait: true });
    expect(step({ state: 'draining', device })).toEqual({ write: 'enter', state: 'enrolled' });
  });
});

describe('a server of one’s own', () => {
  const own = { order: null, state: 'installing' } as const;

  it('waits for its agent for ever, and is given back without a provider', () => {
    expect(step({ ...own, stateSince: ago(86_400_000) })).toEqual({ wait: true });
    expect(step({ ...own, device: { online: false, applied: false } })).toEqual({
      write: 'enter',
      state: 'enrolled',
    });
    expect(step({ ...own, state: 'draining', goal: 'gone', condemned: true })).toEqual({ write: 'bury' });
  });
});
