import { describe, expect, it } from '@jest/globals';
import type { Id, PublicFace } from '@tresse/contracts';
import fc from 'fast-check';
import type { BatchAddress, BatchFacts, BatchRelay, BatchSite, Moving, TakenPorts } from './batch-facts.js';
import { settle } from './settle.js';

const site = (id: Id, more: Partial<BatchSite> = {}): BatchSite => ({
  ...{ id, tenantId: 'tenant', name: id, relayId: 'lost', relayIndex: 1, generation: 4, profile: 'mptcp' },
  ...{ address: '203.0.113.1', ports: [], faces: new Map() },
  ...more,
});
const block = (address: string, first: number): PublicFace => ({
  address,
  ports: { first, last: first + 511 },
});
const relay = (id: Id, more: Partial<BatchRelay> = {}): BatchRelay => ({
  ...{ id, name: id, room: 10, places: [1, 2, 3, 4, 5, 6] },
  faces: [
    { tenantId: null, face: block(id, 1_024) },
    { tenantId: null, face: block(id, 1_536) },
  ],
  ...more,
});
const facts = (sites: BatchSite[], relays: BatchRelay[], more: Partial<BatchFacts> = {}): BatchFacts => ({
  sites: new Map(sites.map((one) => [one.id, one])),
  relays: new Map(relays.map((one) => [one.id, one])),
  ...{ addresses: new Map(), ports: [] },
  ...more,
});
const moving = (id: Id, to: Id[], more: Partial<Moving> = {}): Moving => ({
  ...{ id, relay: 'lost', cause: 'lost', to },
  ...more,
});
const placed = ({ moves }: ReturnType<typeof settle>) =>
  moves.map(({ site: { id }, to, index }) => [id, to.id, index]);

describe('sites that go together', () => {
  it('get places of their own, each another than it had', () => {
    const sites = [site('a'), site('b', { relayIndex: 2 }), site('c', { relayIndex: 3 })];
    const settled = settle(
      sites.map(({ id }) => moving(id, ['x'])),
      facts(sites, [relay('x')]),
    );
    expect(placed(settled)).toEqual([
      ['a', 'x', 2],
      ['b', 'x', 1],
      ['c', 'x', 4],
    ]);
  });

  it('go on to their next relay where the first has no room left for them, and are refused where none has', () => {
    const sites = ['a', 'b', 'c'].map((id) => site(id));
    const settled = settle(
      sites.map(({ id }) => moving(id, ['x', 'y'])),
      facts(sites, [relay('x', { room: 1 }), relay('y', { room: 1 })]),
    );
    expect(settled.moves.map(({ to }) => to.id)).toEqual(['x', 'y']);
    expect(settled.refused).toEqual(['c']);
  });

  it('have one face for each tenant, and no two tenants the same', () => {
    const sites = [site('a'), site('b'), site('c', { tenantId: 'other' }), site('d', { tenantId: 'third' })];
    const { moves, refused } = settle(
      sites.map(({ id }) => moving(id, ['x'])),
      facts(sites, [relay('x')]),
    );
    expect(moves.map(({ face }) => face.ports?.first)).toEqual([1_024, 1_024, 1_536]);
    expect(refused).toEqual(['d']);
  });

  it('keep the face that they have still on a relay to which they go back', () => {
    const kept = block('x', 4_608);
    const back = site('a', { faces: new Map([['x', kept]]) });
    const faces = [{ tenantId: 'tenant', face: kept }];
    const { moves } = settle([moving('a', ['x'])], facts([back], [relay('x', { faces })]));
    expect(moves).toMatchObject([{ face: kept, hasFace: true }]);
  });

  const ports = [{ protocol: 'tcp' as const, publicPorts: { first: 80, last: 80 } }];
  it('do not take a port that another has there, nor one that another of them takes', () => {
    const sites = [site('a', { ports }), site('b', { ports }), site('c', { ports })];
    const taken: TakenPorts[] = [{ ...ports[0], siteId: 'old', address: 'x' } as TakenPorts];
    const settled = settle(
      sites.map(({ id }) => moving(id, ['x', 'y'])),
      facts(sites, [relay('x'), relay('y')], { ports: taken }),
    );
    expect(placed(settled).map(([id, to]) => [id, to])).toEqual([['a', 'y']]);
    expect(settled.refused).toEqual(['b', 'c']);
  });

  it('that are elsewhere by now, or that somebody is changing, are left alone', () => {
    const settled = settle(
      [moving('a', ['x']), moving('b', ['x'])],
      facts([site('a', { relayId: 'y' })], [relay('x')]),
    );
    expect(settled).toEqual({ moves: [], refused: [] });
  });
});

describe('sites of one address', () => {
  const end = (relayId: Id) => ({ relayId, accountId: 'acc', providerRegion: 'fsn1', serverId: relayId });
  const own = (mates: Id[]): BatchAddress => ({
    address: {
      ...{ id: 'address', ip: '192.0.2.9', accountId: 'acc', providerAddressId: '7', provider: 'hetzner' },
      settled: true,
    },
    ...{ from: end('lost'), to: end('x'), mates },
  });
  const two = [site('a'), site('b')];
  const addresses = new Map([
    ['a', new Map([['x', own(['b'])]])],
    ['b', new Map([['x', own(['a'])]])],
  ]);

  it('go together with it, though one alone was to go', () => {
    const { moves } = settle([moving('a', ['x'])], facts(two, [relay('x')], { addresses }));
    expect(moves.map(({ site: { id } }) => id)).toEqual(['a', 'b']);
    for (const { face, along } of moves) {
      expect(face).toEqual({ address: '192.0.2.9', ports: null });
      expect(along).toEqual({ addressId: 'address', from: 'lost' });
    }
  });

  it('go without it where the relay has not room for all', () => {
    const { moves, refused } = settle(
      [moving('a', ['x']), moving('b', ['x'])],
      facts(two, [relay('x', { room: 1 })], { addresses }),
    );
    expect(moves).toMatchObject([{ site: { id: 'a' }, along: null, face: block('x', 1_024) }]);
    expect(refused).toEqual(['b']);
  });

  it('stay behind with it where one alone cannot reach its relay', () => {
    const { moves } = settle(
      [moving('a', ['x'], { cause: 'unreached' })],
      facts(two, [relay('x')], { addresses }),
    );
    expect(moves).toMatchObject([{ site: { id: 'a' }, along: null }]);
  });
});

it('whatever is wanted, no place and no port is given twice, no relay overfull, and each site moves once or is refused', () => {
  const anySite = fc.record({
    tenantId: fc.constantFrom('t', 'u', 'v'),
    relayIndex: fc.integer({ min: 1, max: 4 }),
    port: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
    to: fc.uniqueArray(fc.constantFrom('x', 'y', 'z')),
  });
  const rooms = fc.record({ x: fc.nat(6), y: fc.nat(6), z: fc.nat(6) });
  fc.assert(
    fc.property(fc.array(anySite, { maxLength: 10 }), rooms, (wanted, room) => {
      const sites = wanted.map(({ port, to: _, ...more }, at) =>
        site(`s${at}`, {
          ...more,
          ports: port === null ? [] : [{ protocol: 'tcp', publicPorts: { first: port, last: port } }],
        }),
      );
      const relays = Object.entries(room).map(([id, most]) => relay(id, { room: most }));
      const { moves, refused } = settle(
        wanted.map(({ to }, at) => moving(`s${at}`, to)),
        facts(sites, relays),
      );
      const done = [...moves.map((one) => one.site.id), ...refused].sort();
      expect(done).toEqual(sites.map(({ id }) => id).sort());
      const places = moves.map(({ to, index }) => `${to.id} ${index}`);
      expect(new Set(places).size).toBe(places.length);
      const used = moves.flatMap(({ face, site: { ports } }) =>
        ports.map(({ publicPorts }) => `${face.address} ${publicPorts.first}`),
      );
      expect(new Set(used).size).toBe(used.length);
      for (const { id, room: most } of relays)
        expect(moves.filter(({ to }) => to.id === id).length).toBeLessThanOrEqual(most);
      for (const { site: own, index } of moves) expect(index).not.toBe(own.relayIndex);
    }),
  );
});
