import { describe, expect, it } from '@jest/globals';
import { type Braid, LineRole } from '@tresse/contracts';
import fc from 'fast-check';
import { relayContingency, relayTurn, siteContingency } from './contingency.js';
import { type LineVerdicts, NO_VERDICTS } from './host-state.js';
import { planRelay, planSite } from './plan.js';
import type { Action, Step } from './step.js';
import { bareHost, EXAMPLE_RELAY, exampleRelaySite, exampleSite, PATHS } from './testing/examples.js';
import { simulate } from './testing/simulate.js';
import { turned } from './verdicts.js';

const siteInput = { desired: exampleSite([1, 2, 3]), paths: PATHS };
const siteHost = bareHost(['lan0', 'wan1', 'wan2', 'wan3']);
const sites = [exampleRelaySite(1, [1, 2]), exampleRelaySite(2, [1, 2])];
const relayInput = { desired: EXAMPLE_RELAY, sites, paths: PATHS };
const relayHost = bareHost(['eth0']);

describe('siteContingency', () => {
  const verdicts = NO_VERDICTS;
  const observed = simulate(siteHost, planSite({ ...siteInput, observed: siteHost, verdicts }));

  it('leaves nothing to do for the reconcile that follows, whichever line dies', () => {
    for (const { tunnel, steps } of siteContingency({ ...siteInput, observed, verdicts })) {
      const line = Number(tunnel.slice(2));
      const after = simulate(observed, steps);
      const said = turned(verdicts, line);
      expect(planSite({ ...siteInput, observed: after, verdicts: said })).toEqual([]);
      expect(after.routes.some(({ table }) => table === 200 + line)).toBe(true);
      expect(after.mptcp.endpoints.map(({ id }) => id)).not.toContain(line);
    }
  });

  it('brings a returning line back', () => {
    const said = { down: [2], preference: [] };
    const dead = simulate(observed, planSite({ ...siteInput, observed, verdicts: said }));
    const back = siteContingency({ ...siteInput, observed: dead, verdicts: said }).find(
      ({ tunnel }) => tunnel === 'tl2',
    );
    expect(back?.verdict).toBe('up');
    expect(planSite({ ...siteInput, observed: simulate(dead, back?.steps ?? []), verdicts })).toEqual([]);
  });

  it('never takes the last line away', () => {
    const said = { down: [1, 2], preference: [] };
    const last = siteContingency({ ...siteInput, observed, verdicts: said }).find(
      ({ tunnel }) => tunnel === 'tl3',
    );
    expect(last?.steps.filter(({ action }) => action.startsWith('remove-'))).toEqual([]);
  });
});

describe('relayContingency', () => {
  const verdicts = new Map();
  const observed = simulate(relayHost, planRelay({ ...relayInput, observed: relayHost, verdicts }));
  const worked = relayContingency({ ...relayInput, observed, verdicts });

  it('closes the subflows of the dead line and moves the bond, of that site alone', () => {
    const dead = worked.find(({ tunnel }) => tunnel === 'tr2-1');
    expect(dead?.steps).toEqual([
      { action: 'destroy-sockets', peer: '10.77.2.17' },
      {
        action: 'remove-route',
        route: {
          type: 'unicast',
          table: 254,
          destination: '10.77.2.31/32',
          metric: 101,
          device: 'tr2-1',
          source: '10.77.0.1',
        },
      },
    ]);
    const after = simulate(observed, dead?.steps ?? []);
    const said = new Map([[2, { down: [1], preference: [] }]]);
    expect(planRelay({ ...relayInput, observed: after, verdicts: said })).toEqual([]);
  });

  it('closes no subflow of the last line', () => {
    const said = new Map([[1, { down: [1], preference: [] }]]);
    const last = relayContingency({ ...relayInput, observed, verdicts: said }).find(
      ({ tunnel }) => tunnel === 'tr1-2',
    );
    expect(last?.steps.map(({ action }) => action)).not.toContain('destroy-sockets');
  });

  it('tells the subflows of a bare line by the site’s mark, the line’s endpoint and where its tunnel is heard from', () => {
    const braid = { profile: 'mptcp', carrier: 'direct' } as const;
    const direct = { ...relayInput, sites: [{ ...exampleRelaySite(1, [1, 2]), braid }] };
    const made = simulate(relayHost, planRelay({ ...direct, observed: relayHost, verdicts }));
    const tunnels = made.tunnels.map((tunnel) =>
      tunnel.name === 'tr1-2' && tunnel.peer
        ? { ...tunnel, peer: { ...tunnel.peer, endpoint: '198.51.100.7:51820' } }
        : tunnel,
    );
    const dead = relayContingency({ ...direct, observed: { ...made, tunnels }, verdicts })[0];
    expect(dead?.steps).toContainEqual({
      action: 'close-line-subflows',
      mark: 65_537,
      ports: [4443, 4448, 4449, 4450],
      endpoint: 101,
      lines: [
        { endpoint: 101, address: null },
        { endpoint: 102, address: '198.51.100.7' },
      ],
    });
  });
});

describe('another word on the lines of one site', () => {
  const [site] = sites;
  const input = { ...relayInput, sites: site ? [site] : [], observed: relayHost };
  const turn = (after: Partial<LineVerdicts>) => relayTurn(input, NO_VERDICTS, { ...NO_VERDICTS, ...after });

  it('changes nothing by an order that was kept, by round trips, and by rates that queues follow', () => {
    for (const after of [{ preference: [1, 2] }, { roundTrips: { 1: 3, 2: 4 } }, { rates: { 1: 5_000 } }])
      expect(turn(after)).toEqual({ steps: [], differs: false });
  });

  it('leaves to a pass what all sites share, as the write buffers for long round trips', () => {
    expect(turn({ roundTrips: { 1: 90, 2: 120 } })).toEqual({ steps: [], differs: true });
  });

  it('moves the site’s own ways when another line leads', () => {
    const { steps, differs } = turn({ preference: [2, 1] });
    expect(differs).toBe(true);
    expect(
      steps.map((step) => step.action === 'set-route' && [step.route.device, step.route.metric]),
    ).toEqual([
      ['tr1-2', 101],
      ['tr1-1', 102],
    ]);
  });
});

describe('either contingency', () => {
  const BRAIDS: Braid[] = [
    { profile: 'mptcp', carrier: 'tunnel' },
    { profile: 'mptcp', carrier: 'direct' },
    { profile: 'spray' },
    { profile: 'failover' },
  ];
  const braid = fc.constantFrom(...BRAIDS);
  const roles = fc.array(fc.constantFrom(...LineRole.options), { minLength: 3, maxLength: 3 });
  const line = fc.integer({ min: 1, max: 3 });
  const verdicts = fc.record({
    down: fc.uniqueArray(line),
    preference: fc.uniqueArray(line),
    roundTrips: fc.constantFrom<Record<number, number>>({}, { 1: 10, 2: 12, 3: 11 }, { 1: 10, 2: 90, 3: 11 }),
    rates: fc.dictionary(line.map(String), fc.integer({ min: 500, max: 90_000 })),
    granted: fc.constantFrom<Record<number, number>>({}, { 2: 1_000 }),
  });

  const MOVES: Action[] = ['set-route', 'remove-route', 'set-spread', 'add-endpoint', 'remove-endpoint'];

  /** What the shared queue lets out follows by `tc`, beside the fast path. */
  const beyondQueues = (steps: readonly Step[]) => steps.filter(({ action }) => !action.endsWith('-queue'));

  it('leaves nothing to do but in queues, whatever the profile, the roles, what was down before and which line turns', () => {
    fc.assert(
      fc.property(braid, roles, verdicts, (profile, given, said) => {
        const withRoles = <L extends { role: LineRole }>(lines: readonly L[]) =>
          lines.map((one, at) => ({ ...one, role: given[at] ?? one.role }));
        const site = exampleSite([1, 2, 3]);
        const atSite = {
          desired: { ...site, braid: profile, lines: withRoles(site.lines) },
          paths: PATHS,
          verdicts: said,
        };
        const siteNow = simulate(siteHost, planSite({ ...atSite, observed: siteHost }));
        for (const { tunnel, steps } of siteContingency({ ...atSite, observed: siteNow })) {
          const then = turned(said, Number(tunnel.slice(2)));
          const observed = simulate(siteNow, steps);
          expect(beyondQueues(planSite({ ...atSite, observed, verdicts: then }))).toEqual([]);
        }
        const served = exampleRelaySite(1, [1, 2, 3]);
        const atRelay = {
          desired: EXAMPLE_RELAY,
          sites: [{ ...served, braid: profile, lines: withRoles(served.lines) }, exampleRelaySite(2, [1, 2])],
          paths: PATHS,
        };
        const told = new Map([[1, said]]);
        const relayNow = simulate(relayHost, planRelay({ ...atRelay, observed: relayHost, verdicts: told }));
        for (const { tunnel, steps } of relayContingency({
          ...atRelay,
          observed: relayNow,
          verdicts: told,
        })) {
          if (!tunnel.startsWith('tr1-')) continue;
          const then = new Map([[1, turned(said, Number(tunnel.slice(4)))]]);
          const observed = simulate(relayNow, steps);
          expect(beyondQueues(planRelay({ ...atRelay, observed, verdicts: then }))).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('what another word changes of one site is what the plan for all sites then wants', () => {
    fc.assert(
      fc.property(braid, verdicts, verdicts, (profile, before, after) => {
        const of = { ...relayInput, sites: [{ ...exampleRelaySite(1, [1, 2, 3]), braid: profile }] };
        const all = { ...of, sites: [...of.sites, exampleRelaySite(2, [1, 2])] };
        const by = (said: LineVerdicts) => ({ ...all, verdicts: new Map([[1, said]]) });
        const now = simulate(relayHost, planRelay({ ...by(before), observed: relayHost }));
        const { steps, differs } = relayTurn({ ...of, observed: now }, before, after);
        const whole = planRelay({ ...by(after), observed: now });
        expect(whole.some(({ action }) => action !== 'change-queue')).toBe(differs);
        const left = planRelay({ ...by(after), observed: simulate(now, steps) });
        expect(left.filter(({ action }) => MOVES.includes(action))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('lets the backup in at the moment the last main line dies, at both ends', () => {
    const site = exampleSite([1, 2]);
    const lines = site.lines.map((one) => ({
      ...one,
      role: one.index === 2 ? ('backup' as const) : one.role,
    }));
    const atSite = { desired: { ...site, lines }, paths: PATHS, verdicts: NO_VERDICTS };
    const observed = simulate(siteHost, planSite({ ...atSite, observed: siteHost }));
    expect(observed.mptcp.endpoints.map(({ id }) => id)).toEqual([1]);
    const dies = siteContingency({ ...atSite, observed }).find(({ tunnel }) => tunnel === 'tl1');
    const after = simulate(observed, dies?.steps ?? []);
    expect(after.mptcp.endpoints.map(({ id }) => id)).toEqual([2]);
    expect(dies?.steps.findIndex(({ action }) => action === 'add-endpoint')).toBeLessThan(
      dies?.steps.findIndex(({ action }) => action === 'remove-endpoint') ?? 0,
    );
    const served = exampleRelaySite(1, [1, 2]);
    const sites = [
      { ...served, lines: served.lines.map((one, at) => ({ ...one, role: lines[at]?.role ?? one.role })) },
    ];
    const worked = relayContingency({ ...relayInput, sites, observed: relayHost, verdicts: new Map() });
    expect(worked.find(({ tunnel }) => tunnel === 'tr1-1')?.steps).toEqual([
      { action: 'destroy-sockets', peer: '10.77.1.17' },
      {
        action: 'set-route',
        route: expect.objectContaining({ destination: '10.77.1.31/32', device: 'tr1-2' }),
      },
      {
        action: 'remove-route',
        route: expect.objectContaining({ destination: '10.77.1.31/32', device: 'tr1-1' }),
      },
    ]);
    expect(worked.find(({ tunnel }) => tunnel === 'tr1-2')?.steps).toEqual([]);
  });
});
