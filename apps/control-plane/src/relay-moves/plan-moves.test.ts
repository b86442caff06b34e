import { describe, expect, it } from '@jest/globals';
import type { RelayFacts } from './move-step.js';
import { AT_ONCE, type PlannedSite, planMoves } from './plan-moves.js';

const NOW = 1_800_000_000_000;
const relay = (id: string, more: Partial<RelayFacts> = {}): RelayFacts => ({
  ...{ id, region: 'paris', state: 'ready', goal: 'ready', lost: false, online: true },
  ...{ hasProblem: false, toInstall: false, hasFace: true, load: null, lineKbit: null },
  ...{ sites: 0, mostSites: 200 },
  ...more,
});
const site = (id: string, more: Partial<PlannedSite> = {}): PlannedSite => ({
  ...{ id, region: 'paris', relay: 'a', online: true, silent: false, applied: 7, undone: null, moves: [] },
  ...more,
});
const many = (count: number, more: Partial<PlannedSite> = {}) =>
  Array.from({ length: count }, (_, at) => site(`${more.relay ?? 'a'}${at}`, more));
const plan = (sites: PlannedSite[], relays: RelayFacts[], refused: string[] = []) =>
  planMoves(sites, new Map(relays.map((one) => [one.id, one])), NOW, new Set(refused));
const lost = relay('a', { lost: true, online: false });

describe('the moves of one look', () => {
  it('are so many, spread over the relays that have room', () => {
    const { moves, stuck } = plan(many(300), [lost, relay('b'), relay('c'), relay('d', { sites: 40 })]);
    expect(moves).toHaveLength(AT_ONCE.urgent);
    const to = (id: string) => moves.filter((move) => move.to[0] === id).length;
    expect(Math.abs(to('b') - to('c'))).toBeLessThanOrEqual(1);
    expect(to('d')).toBeGreaterThan(0);
    expect(to('d')).toBeLessThan(to('b'));
    expect(stuck).toEqual([]);
  });

  it('fill no relay beyond what it takes, and name those that are left over', () => {
    const { moves, stuck } = plan(many(9), [
      lost,
      relay('b', { mostSites: 5 }),
      relay('c', { mostSites: 2 }),
    ]);
    expect(moves.map(({ to }) => to[0]).sort()).toEqual(['b', 'b', 'b', 'b', 'b', 'c', 'c']);
    expect(stuck.map(({ site: { id } }) => id)).toEqual(['a7', 'a8']);
  });

  it('are first of those that suffer: silent, without a relay, not heard, and then those that are served', () => {
    const sites = [
      ...many(3, { relay: 'old' }),
      site('offline', { online: false }),
      site('quiet'),
      site('silent', { silent: true }),
    ];
    const { moves } = plan(sites, [lost, relay('old', { goal: 'drained' }), relay('b')]);
    expect(moves.map((move) => move.site.id)).toEqual(['silent', 'quiet', 'offline', 'old0', 'old1', 'old2']);
  });

  it('begin few at a time from a relay that serves still, and none while many are under way', () => {
    const old = relay('a', { goal: 'drained' });
    expect(plan(many(50), [old, relay('b')]).moves).toHaveLength(AT_ONCE.drained);
    const last = {
      from: 'a',
      to: 'b',
      cause: 'drained',
      generation: 8,
      at: NOW - 5_000,
      left: false,
      follows: false,
    } as const;
    const underWay = many(30, { relay: 'b', moves: [last] });
    expect(plan([...many(50), ...underWay], [old, relay('b')]).moves).toEqual([]);
  });

  it('leave out for a while those that no relay had a place for, which count as stuck', () => {
    const { moves, stuck } = plan(many(3), [lost, relay('b')], ['a1']);
    expect(moves.map((move) => move.site.id)).toEqual(['a0', 'a2']);
    expect(stuck).toMatchObject([{ site: { id: 'a1' }, cause: 'lost' }]);
  });

  it('end so many former ones beside', () => {
    const last = {
      from: 'b',
      to: 'a',
      cause: 'drained',
      generation: 7,
      at: NOW - 600_000,
      left: false,
      follows: false,
    } as const;
    const { leaves } = plan(many(50, { moves: [last] }), [relay('a'), relay('b')]);
    expect(leaves).toHaveLength(AT_ONCE.leaves);
  });
});
