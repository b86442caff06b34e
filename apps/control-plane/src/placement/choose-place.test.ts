import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { choosePlace, type Surroundings, type Wanted } from './choose-place.js';
import { fullness, obstacleOf, type PlaceableRelay, regionObstacle, roomOf } from './room.js';

const takes = (relay: PlaceableRelay) => [null, 'busy'].includes(obstacleOf(relay));
const REGIONS = ['paris', 'roubaix', 'berlin'];
const carrying = (cpuPercent: number, kbit = 0) => ({
  at: '2026-11-22T12:00:00.000Z',
  cpuPercent,
  receivedKbit: kbit,
  sentKbit: kbit / 2,
});
const relay = (id: string, region: string, more: Partial<PlaceableRelay> = {}): PlaceableRelay => ({
  id,
  region,
  state: 'ready',
  goal: 'ready',
  hasProblem: false,
  toInstall: false,
  hasFace: true,
  online: true,
  sites: 10,
  mostSites: 100,
  load: null,
  lineKbit: 1_000_000,
  ...more,
});
const choose = (
  relays: PlaceableRelay[],
  wanted: Wanted,
  roundTrips: Record<string, number> = {},
  except?: string[],
) =>
  choosePlace({ regions: REGIONS, relays, roundTrips: new Map(Object.entries(roundTrips)) }, wanted, except);
const PARIS = { region: 'paris' };

describe('a relay', () => {
  it.each<[string, Partial<PlaceableRelay>, string | null]>([
    ['takes a site', {}, null],
    ['takes its last site', { sites: 99 }, null],
    ['is full', { sites: 100 }, 'full'],
    ['is busy by its processors', { load: carrying(71) }, 'busy'],
    ['takes a site below that', { load: carrying(70) }, null],
    ['is busy by its line', { load: carrying(1, 701_000) }, 'busy'],
    ['is not judged by a line that nobody knows', { load: carrying(1, 9_000_000), lineKbit: null }, null],
    ['is on its way', { state: 'creating', online: false }, 'coming'],
    ['waits for its owner', { state: 'installing', online: false, toInstall: true }, 'to-install'],
    ['takes sites as soon as its agent is there', { state: 'enrolled' }, null],
    ['takes none while something keeps it from work', { state: 'enrolled', hasProblem: true }, 'no-relay'],
    ['is not said to come while it cannot be had', { state: 'requested', hasProblem: true }, 'no-relay'],
    ['has no address left for the tenant', { hasFace: false }, 'full'],
    ['is lost', { online: false }, 'no-relay'],
    ['is to be emptied', { goal: 'drained' }, 'no-relay'],
    ['has failed', { state: 'failed' }, 'no-relay'],
    ['is given back', { state: 'gone', goal: 'gone' }, 'no-relay'],
  ])('%s', (_what, more, obstacle) => {
    expect(obstacleOf(relay('a', 'paris', more))).toBe(obstacle);
    expect(roomOf(relay('a', 'paris', more)) > 0).toBe(obstacle === null);
  });
});

describe('a site whose region was chosen', () => {
  it('goes to the relay that carries least of what it has most of', () => {
    const relays = [
      relay('few-sites', 'paris', { sites: 1, load: carrying(60) }),
      relay('idle', 'paris', { sites: 30, load: carrying(2) }),
      relay('elsewhere', 'berlin', { sites: 0 }),
    ];
    expect(choose(relays, PARIS)).toEqual({
      kind: 'place',
      relayId: 'idle',
      region: 'paris',
      reason: 'wanted',
      crowded: false,
    });
  });

  it('goes to the least busy where all are, which are too few then', () => {
    const relays = [
      relay('hot', 'paris', { load: carrying(95) }),
      relay('warm', 'paris', { load: carrying(72) }),
      relay('full', 'paris', { sites: 100 }),
      relay('cool', 'berlin'),
    ];
    expect(choose(relays, PARIS)).toMatchObject({ relayId: 'warm', crowded: true });
    expect(choose(relays, 'nearest', { paris: 5, berlin: 30 })).toMatchObject({
      region: 'berlin',
      crowded: false,
    });
  });

  it('goes to the one with fewest sites where a moment’s load is all that differs, and not where it comes from', () => {
    const relays = [
      relay('a', 'paris', { sites: 7, load: carrying(1) }),
      relay('b', 'paris', { sites: 5, load: carrying(4) }),
    ];
    expect(choose(relays, PARIS)).toMatchObject({ relayId: 'b' });
    expect(choose(relays, PARIS, {}, ['b'])).toMatchObject({ relayId: 'a' });
  });

  it('is told what is missing there, and which region would do', () => {
    const relays = [relay('a', 'paris', { sites: 100 }), relay('b', 'roubaix'), relay('c', 'berlin')];
    expect(choose(relays, PARIS, { paris: 9, roubaix: 40, berlin: 20 })).toEqual({
      kind: 'no-room',
      region: 'paris',
      obstacle: 'full',
      instead: 'berlin',
    });
    const coming = relay('d', 'paris', { state: 'installing', online: false });
    expect(choose([...relays, coming], PARIS)).toMatchObject({ obstacle: 'coming', instead: 'roubaix' });
  });
});

describe('a site that wants the nearest region', () => {
  const relays = REGIONS.map((region) => relay(`in-${region}`, region));

  it('gets the one with the shortest round trip that has room', () => {
    const roundTrips = { paris: 38, roubaix: 30, berlin: 12 };
    expect(choose(relays, 'nearest', roundTrips)).toMatchObject({ region: 'berlin', reason: 'nearest' });
    const full = relays.map((one) => (one.region === 'berlin' ? { ...one, sites: 100 } : one));
    expect(choose(full, 'nearest', roundTrips)).toMatchObject({ region: 'roubaix', reason: 'nearest' });
  });

  it('gets the freer of two that are within 5 ms, and the nearer where they are as free', () => {
    const roundTrips = { paris: 15, roubaix: 12, berlin: 18 };
    expect(choose(relays, 'nearest', roundTrips)).toMatchObject({ region: 'roubaix' });
    const laden = relays.map((one) => (one.region === 'roubaix' ? { ...one, load: carrying(50) } : one));
    expect(choose(laden, 'nearest', roundTrips)).toMatchObject({ region: 'paris' });
    const twice = laden.map((one) => (one.region === 'paris' ? { ...one, load: carrying(50) } : one));
    expect(choose(twice, 'nearest', roundTrips)).toMatchObject({ region: 'roubaix' });
  });

  it('gets the installation’s first where nothing was measured, and one that was before one that was not', () => {
    expect(choose(relays, 'nearest')).toMatchObject({ region: 'paris', reason: 'first' });
    expect(choose(relays, 'nearest', { berlin: 300 })).toMatchObject({ region: 'berlin', reason: 'nearest' });
  });

  it('is told of the nearest where none has room, and of nothing in an empty installation', () => {
    const full = relays.map((one) => ({ ...one, sites: 100 }));
    expect(choose(full, 'nearest', { paris: 8, roubaix: 3 })).toEqual({
      kind: 'no-room',
      region: 'roubaix',
      obstacle: 'full',
      instead: null,
    });
    expect(choosePlace({ regions: [], relays: [], roundTrips: new Map() }, 'nearest')).toEqual({
      kind: 'no-room',
      region: null,
      obstacle: 'no-relay',
      instead: null,
    });
  });
});

describe('whatever relays there are', () => {
  const anyRelay = fc.record({
    region: fc.constantFrom(...REGIONS),
    state: fc.constantFrom(...(['requested', 'enrolled', 'ready', 'draining', 'gone', 'failed'] as const)),
    goal: fc.constantFrom(...(['ready', 'drained', 'gone'] as const)),
    hasProblem: fc.boolean(),
    toInstall: fc.boolean(),
    hasFace: fc.boolean(),
    online: fc.boolean(),
    sites: fc.nat(12),
    mostSites: fc.integer({ min: 1, max: 10 }),
    load: fc.option(fc.record({ cpu: fc.nat(100), kbit: fc.nat(1_000) }), { nil: null }),
    lineKbit: fc.option(fc.integer({ min: 1, max: 1_000 }), { nil: null }),
  });
  const world: fc.Arbitrary<Surroundings> = fc
    .tuple(
      fc.array(anyRelay, { maxLength: 8 }),
      fc.dictionary(fc.constantFrom(...REGIONS), fc.double({ min: 0, max: 300, noNaN: true })),
    )
    .map(([relays, roundTrips]) => ({
      regions: REGIONS,
      relays: relays.map((one, place) => ({
        ...one,
        id: `r${place}`,
        load: one.load && carrying(one.load.cpu, one.load.kbit),
      })),
      roundTrips: new Map(Object.entries(roundTrips)),
    }));
  const wish: fc.Arbitrary<Wanted> = fc.oneof(
    fc.constant('nearest' as const),
    fc.constantFrom(...REGIONS).map((region) => ({ region })),
  );
  const left = fc.uniqueArray(fc.integer({ min: 0, max: 7 }).map((place) => `r${place}`));

  it('a site gets one with room that is not left out, or none has any', () => {
    fc.assert(
      fc.property(world, wish, left, (surroundings, wanted, except) => {
        const choice = choosePlace(surroundings, wanted, except);
        const others = surroundings.relays.filter(({ id }) => !except.includes(id));
        const inReach = others.filter(({ region }) => wanted === 'nearest' || region === wanted.region);
        if (choice.kind === 'no-room') {
          expect(inReach.filter(takes)).toEqual([]);
          const there = others.filter(({ region }) => region === choice.region);
          expect(choice.obstacle).toBe(regionObstacle(there));
          return;
        }
        const chosen = inReach.find(({ id }) => id === choice.relayId);
        const open = inReach.filter((one) => obstacleOf(one) === null);
        expect(chosen && (open.length > 0 ? open.includes(chosen) : takes(chosen))).toBe(true);
        expect(choice.crowded).toBe(open.length === 0);
        expect(chosen?.region).toBe(choice.region);
        const freer = inReach.filter(
          (one) =>
            one.region === choice.region &&
            (choice.crowded ? takes(one) : obstacleOf(one) === null) &&
            fullness(one) + 10 <= fullness(chosen as PlaceableRelay),
        );
        expect(freer).toEqual([]);
      }),
    );
  });

  it('the nearest is never more than 5 ms farther than another with room', () => {
    fc.assert(
      fc.property(world, left, (surroundings, except) => {
        const { relays, roundTrips } = surroundings;
        const choice = choosePlace(surroundings, 'nearest', except);
        if (choice.kind === 'no-room') return;
        const others = relays.filter((one) => !except.includes(one.id));
        const free = others.filter((one) => (choice.crowded ? takes(one) : obstacleOf(one) === null));
        const distances = free.flatMap(({ region }) => roundTrips.get(region) ?? []);
        expect(choice.reason).toBe(distances.length > 0 ? 'nearest' : 'first');
        if (distances.length === 0) return;
        expect(roundTrips.get(choice.region)).toBeLessThanOrEqual(Math.min(...distances) + 5);
      }),
    );
  });
});
