import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  AVOID_MS,
  KEEP_MS,
  type MoveFacts,
  moveStep,
  REACH_MS,
  type RelayFacts,
  type SiteFacts,
} from './move-step.js';

const NOW = 1_800_000_000_000;

const relay = (id: string, more: Partial<RelayFacts> = {}): RelayFacts => ({
  id,
  region: 'paris',
  state: 'ready',
  goal: 'ready',
  lost: false,
  hasProblem: false,
  toInstall: false,
  online: true,
  hasFace: true,
  sites: 1,
  mostSites: 200,
  load: null,
  lineKbit: null,
  ...more,
});
const site = (more: Partial<SiteFacts> = {}): SiteFacts => ({
  region: 'paris',
  relay: 'a',
  silent: false,
  applied: 7,
  undone: null,
  moves: [],
  ...more,
});
const moved = (ago: number, more: Partial<MoveFacts> = {}): MoveFacts => ({
  from: 'b',
  to: 'a',
  cause: 'drained',
  generation: 7,
  at: NOW - ago,
  left: false,
  follows: false,
  ...more,
});
const step = (facts: SiteFacts, ...relays: RelayFacts[]) =>
  moveStep(facts, new Map(relays.map((one) => [one.id, one])), NOW);

describe('the next step of a site', () => {
  it('is to stay where all is well', () => {
    expect(step(site(), relay('a'), relay('b'))).toEqual({ do: 'stay' });
    expect(step(site({ silent: true }), relay('a'), relay('b'))).toEqual({ do: 'stay' });
  });

  it.each([
    ['drained', { goal: 'drained' }],
    ['drained', { goal: 'gone' }],
    ['lost', { lost: true, online: false }],
  ] as const)('is to leave a relay that is %s, for the emptiest', (cause, here) => {
    const to = ['c', 'b'];
    expect(step(site(), relay('a', here), relay('b', { sites: 9 }), relay('c', { sites: 2 }))).toEqual({
      do: 'move',
      cause,
      to,
    });
  });

  it('is a busy relay only for a site that has none', () => {
    const load = { at: new Date(NOW).toISOString(), cpuPercent: 90, receivedKbit: 0, sentKbit: 0 };
    const [busy, free] = [relay('b', { load }), relay('c', { sites: 150 })];
    expect(step(site(), relay('a', { lost: true }), busy, free)).toMatchObject({ to: ['c', 'b'] });
    expect(step(site(), relay('a', { goal: 'drained' }), busy, free)).toMatchObject({ to: ['c'] });
  });

  it('is to stay where no other relay of its region takes sites, and to say so', () => {
    const here = relay('a', { goal: 'drained' });
    expect(step(site(), here, relay('b', { region: 'lyon' }), relay('c', { online: false }))).toEqual({
      do: 'stuck',
      cause: 'drained',
    });
  });

  it('is another relay when nothing comes by the tunnels to the new one', () => {
    const facts = site({ silent: true, moves: [moved(REACH_MS)] });
    expect(step(facts, relay('a'), relay('b', { goal: 'drained' }), relay('c'))).toEqual({
      do: 'move',
      cause: 'unreached',
      to: ['c'],
    });
    const others = [relay('b'), relay('c')];
    expect(step({ ...facts, moves: [moved(REACH_MS - 1)] }, relay('a'), ...others)).toEqual({ do: 'stay' });
    expect(step({ ...facts, applied: 6 }, relay('a'), ...others)).toEqual({ do: 'stay' });
  });

  it('is another relay when its box has undone the move by itself', () => {
    const facts = site({ undone: 7, applied: 6, moves: [moved(1_000)] });
    expect(step(facts, relay('a'), relay('c'))).toMatchObject({ do: 'move', cause: 'unreached', to: ['c'] });
  });

  it('is back to the former relay when there is no third, and then no second try for a while', () => {
    const draining = relay('b', { goal: 'drained' });
    const unreached = site({ silent: true, moves: [moved(REACH_MS)] });
    expect(step(unreached, relay('a'), draining)).toEqual({ do: 'move', cause: 'unreached', to: ['b'] });
    const back = moved(0, { from: 'a', to: 'b', cause: 'unreached', generation: 8, left: true });
    const there = site({ relay: 'b', moves: [back, moved(REACH_MS, { left: true })] });
    expect(step(there, relay('a'), draining)).toEqual({ do: 'stuck', cause: 'drained' });
    const later = site({ relay: 'b', moves: [{ ...back, at: NOW - AVOID_MS }] });
    expect(step(later, relay('a'), draining)).toMatchObject({ do: 'move', to: ['a'] });
  });

  it('ends the move once what lived on there had its time, or its relay is dead', () => {
    const open = (ago: number) => site({ moves: [moved(ago)] });
    expect(step(open(KEEP_MS - 1), relay('a'), relay('b', { goal: 'drained' }))).toEqual({ do: 'stay' });
    expect(step(open(KEEP_MS), relay('a'), relay('b', { goal: 'drained' }))).toEqual({ do: 'leave' });
    expect(step(open(1_000), relay('a'), relay('b', { lost: true }))).toEqual({ do: 'leave' });
  });

  it('ends the move as soon as it is in force where the public address went along', () => {
    const open = (applied: number) => site({ applied, moves: [moved(1_000, { follows: true })] });
    expect(step(open(6), relay('a'), relay('b', { goal: 'drained' }))).toEqual({ do: 'stay' });
    expect(step(open(7), relay('a'), relay('b', { goal: 'drained' }))).toEqual({ do: 'leave' });
  });

  it('is never to a relay that takes none, unless back where it came from', () => {
    const ids = ['a', 'b', 'c', 'd'];
    const anyRelay = (id: string) =>
      fc.record({
        id: fc.constant(id),
        region: fc.constantFrom('paris', 'lyon'),
        state: fc.constantFrom('requested', 'installing', 'enrolled', 'ready', 'draining', 'gone', 'failed'),
        goal: fc.constantFrom('ready', 'drained', 'gone'),
        lost: fc.boolean(),
        online: fc.boolean(),
        hasProblem: fc.boolean(),
        toInstall: fc.constant(false),
        hasFace: fc.boolean(),
        load: fc.constant(null),
        lineKbit: fc.constant(null),
        sites: fc.nat({ max: 3 }),
        mostSites: fc.integer({ min: 1, max: 3 }),
      });
    const anyMove = fc.record({
      from: fc.constantFrom(...ids),
      to: fc.constantFrom(...ids),
      cause: fc.constantFrom('asked', 'drained', 'lost', 'unreached'),
      generation: fc.nat({ max: 9 }),
      at: fc.nat({ max: 1_000_000 }).map((ago) => NOW - ago),
      left: fc.boolean(),
      follows: fc.boolean(),
    });
    const anySite = fc.record({
      region: fc.constantFrom('paris', 'lyon'),
      relay: fc.constantFrom(...ids),
      silent: fc.boolean(),
      applied: fc.option(fc.nat({ max: 9 })),
      undone: fc.option(fc.nat({ max: 9 })),
      moves: fc.array(anyMove, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(anySite, fc.tuple(...ids.map(anyRelay)), (facts, relays) => {
        const next = step(facts as SiteFacts, ...(relays as RelayFacts[]));
        if (next.do !== 'move') return;
        expect(next.to).not.toContain(facts.relay);
        for (const id of next.to) {
          const there = relays.find((one) => one.id === id) as RelayFacts;
          const { state, goal, lost, online, hasFace, sites, mostSites } = there;
          const isAtWork = state === 'ready' && goal === 'ready' && !lost && online;
          const isReady = isAtWork && hasFace && sites < mostSites;
          const isBack = next.cause === 'unreached' && facts.moves[0]?.from === id && !there.lost;
          expect(isBack || (isReady && there.region === facts.region)).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
