import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NO_VERDICTS } from './host-state.js';
import { planRelay, planRelayQueues, planSite, planSiteQueues, planTakeDown } from './plan.js';
import type { Step } from './step.js';
import { bareHost, EXAMPLE_RELAY, exampleRelaySite, exampleSite, PATHS } from './testing/examples.js';
import { simulate } from './testing/simulate.js';

const INTERFACES = ['lan0', ...Array.from({ length: 8 }, (_, at) => `wan${at + 1}`)];
const indexes = fc
  .uniqueArray(fc.integer({ min: 1, max: 8 }), { minLength: 2, maxLength: 8 })
  .map((list) => list.sort((a, b) => a - b));
const verdicts = fc.record({
  down: fc.uniqueArray(fc.integer({ min: 1, max: 8 })),
  preference: fc.uniqueArray(fc.integer({ min: 1, max: 8 })),
});
const site = (lines: number[], observed = bareHost(INTERFACES), said = NO_VERDICTS) =>
  planSite({ desired: exampleSite(lines), observed, verdicts: said, paths: PATHS });
const actions = (steps: readonly Step[]) => steps.map(({ action }) => action);
const isRemoval = (step: Step) => step.action.startsWith('remove-') || step.action === 'stop-service';

describe('planSite', () => {
  it('comes to rest: from any set of lines and verdicts to any other, the second plan is empty', () => {
    fc.assert(
      fc.property(indexes, verdicts, indexes, verdicts, (first, said, second, then) => {
        const bare = bareHost(INTERFACES);
        const before = simulate(bare, site(first, bare, said));
        const after = simulate(before, site(second, before, then));
        expect(site(second, after, then)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('takes everything down again, and leaves the host as it was', () => {
    const bare = bareHost(INTERFACES);
    const built = simulate(bare, site([1, 2, 3], bare));
    const empty = simulate(built, planTakeDown(built));
    expect(planTakeDown(empty)).toEqual([]);
    expect({ ...empty, links: [], sysctls: {} }).toEqual({ ...bare, links: [], sysctls: {} });
    expect(empty.sysctls).toMatchObject(bare.sysctls);
    expect(empty.links.map(({ name, addresses }) => ({ name, addresses }))).toEqual(
      bare.links.map(({ name, addresses }) => ({ name, addresses })),
    );
  });

  it('adds the new line before it removes the old one', () => {
    const bare = bareHost(INTERFACES);
    const steps = site([1, 4], simulate(bare, site([1, 2], bare)));
    const lastAddition = steps.findLastIndex((step) => !isRemoval(step) && step.action !== 'restore-sysctl');
    const firstRemoval = steps.findIndex((step) => isRemoval(step) && step.action !== 'remove-endpoint');
    expect(firstRemoval).toBeGreaterThan(lastAddition);
    expect(actions(steps)).toEqual(expect.arrayContaining(['create-tunnel', 'remove-tunnel']));
  });

  it('lets a line without an address carry nothing rather than use another line', () => {
    const observed = { ...bareHost(INTERFACES), lineFacts: [] };
    const routes = simulate(observed, site([1, 2], observed)).routes.filter(({ table }) => table === 101);
    expect(routes).toEqual([{ type: 'unreachable', table: 101, destination: 'default', metric: 65_535 }]);
  });

  it('tells a tunnel its peer again when its line moves to another interface or address, and no other', () => {
    const bare = bareHost(INTERFACES);
    const built = simulate(bare, site([1, 2], bare));
    const told = (observed: typeof bare, desired: ReturnType<typeof exampleSite>) =>
      planSite({ desired, observed, verdicts: NO_VERDICTS, paths: PATHS }).flatMap((step) =>
        step.action === 'configure-tunnel' ? [step.tunnel.name] : [],
      );
    const desired = exampleSite([1, 2]);
    const elsewhere = desired.lines.map((line) => (line.index === 2 ? { ...line, interface: 'wan5' } : line));
    expect(told(built, { ...desired, lines: elsewhere })).toEqual(['tl2']);
    const renumbered = built.lineFacts.map((fact) =>
      fact.interface === 'wan1' ? { ...fact, address: '192.168.1.77' } : fact,
    );
    expect(told({ ...built, lineFacts: renumbered }, desired)).toEqual(['tl1']);
    expect(told(built, desired)).toEqual([]);
  });

  it('leaves out a line whose interface the host lacks, and still uses the others', () => {
    const observed = bareHost(['lan0', 'wan1']);
    expect(simulate(observed, site([1, 2], observed)).tunnels.map(({ name }) => name)).toEqual(['tl1']);
  });

  it('makes a tunnel anew when WireGuard no longer answers for its interface', () => {
    const bare = bareHost(INTERFACES);
    const built = simulate(bare, site([1, 2], bare));
    const mute = { ...built, tunnels: built.tunnels.filter(({ name }) => name !== 'tl2') };
    const steps = site([1, 2], mute);
    expect(steps.slice(0, 2)).toEqual([
      { action: 'remove-tunnel', name: 'tl2' },
      { action: 'create-tunnel', name: 'tl2', kind: 'kernel' },
    ]);
    const forgotten = mute.mptcp.endpoints.map((one) =>
      one.device === 'tl2' ? { ...one, device: '' } : one,
    );
    const healed = simulate({ ...mute, mptcp: { ...mute.mptcp, endpoints: forgotten } }, steps);
    expect(site([1, 2], healed)).toEqual([]);
    expect(actions(planTakeDown(mute)).filter((action) => action === 'remove-tunnel')).toHaveLength(2);
  });

  it('makes a VLAN before what stands on it, anew when its tag changes, and takes it away last', () => {
    const bare = bareHost(INTERFACES);
    const steps = site([1, 3], bare);
    const about = (name: string) =>
      steps.filter((step) => JSON.stringify(step).includes(name)).map(({ action }) => action);
    expect(about('tv3')).toEqual([
      'load-firewall',
      'create-link',
      'set-sysctl',
      'set-sysctl',
      'set-sysctl',
      'add-address',
      'set-link',
      'set-route',
      'set-route',
    ]);
    const built = simulate(bare, steps);
    const desired = exampleSite([1, 3]);
    const retagged = { ...desired, lines: desired.lines.map((line) => ({ ...line, vlan: line.vlan && 36 })) };
    const plan = (observed: typeof bare) =>
      planSite({ desired: retagged, observed, verdicts: NO_VERDICTS, paths: PATHS });
    expect(plan(built).slice(0, 2)).toEqual([
      { action: 'remove-link', name: 'tv3' },
      { action: 'create-link', link: { kind: 'vlan', name: 'tv3', parent: 'wan3', tag: 36 } },
    ]);
    expect(plan(simulate(built, plan(built)))).toEqual([]);
    expect(actions(planTakeDown(built))).toContain('remove-link');
  });

  it('reloads the proxy when its file changes, and does not restart it', () => {
    const bare = bareHost(INTERFACES);
    const built = simulate(bare, site([1, 2], bare));
    const desired = exampleSite([1, 2]);
    const moved = { ...desired, relay: { ...desired.relay, speedTestPort: 4999 } };
    const steps = planSite({ desired: moved, observed: built, verdicts: NO_VERDICTS, paths: PATHS });
    expect(actions(steps)).toEqual(['write-file', 'reload-service']);
  });

  it('gives the lines their places by preference', () => {
    const bare = bareHost(INTERFACES);
    const built = simulate(bare, site([1, 2], bare, { down: [], preference: [2, 1] }));
    const best = built.routes.find(({ table, metric }) => table === 400 && metric === 101);
    expect(best?.device).toBe('tl2');
  });
});

describe('planRelay', () => {
  const plan = (sites: ReturnType<typeof exampleRelaySite>[], observed = bareHost(['eth0'])) =>
    planRelay({ desired: EXAMPLE_RELAY, sites, observed, verdicts: new Map(), paths: PATHS });

  it('serves one site more without touching the others', () => {
    const bare = bareHost(['eth0']);
    const one = simulate(bare, plan([exampleRelaySite(1, [1, 2])], bare));
    const sites = [exampleRelaySite(1, [1, 2]), exampleRelaySite(2, [1, 2])];
    const steps = plan(sites, one);
    expect(JSON.stringify(steps.filter(({ action }) => action !== 'load-firewall'))).not.toContain('tr1-');
    expect(plan(sites, simulate(one, steps))).toEqual([]);
  });

  it('takes a removed site down', () => {
    const bare = bareHost(['eth0']);
    const one = simulate(bare, plan([exampleRelaySite(1, [1, 2])], bare));
    const none = simulate(one, plan([exampleRelaySite(1, [])], one));
    expect(none.tunnels).toEqual([]);
    expect(none.routes).toEqual([]);
  });
});

describe('the queues of a plan', () => {
  it('are those of the whole plan, at either end', () => {
    const verdicts = { ...NO_VERDICTS, rates: { 1: 5_000, 2: 7_000 } };
    const queueSteps = (steps: readonly Step[]) => steps.filter(({ action }) => action.endsWith('-queue'));
    const site = { desired: exampleSite([1, 2]), observed: bareHost(INTERFACES), verdicts, paths: PATHS };
    expect(planSiteQueues(site)).toHaveLength(2);
    expect(planSiteQueues(site)).toEqual(queueSteps(planSite(site)));
    const sites = [exampleRelaySite(1, [1, 2]), exampleRelaySite(2, [1, 2])];
    const said = new Map([[1, verdicts]]);
    const relay = {
      desired: EXAMPLE_RELAY,
      sites,
      observed: bareHost(['eth0']),
      verdicts: said,
      paths: PATHS,
    };
    expect(planRelayQueues(relay)).toHaveLength(4);
    expect(planRelayQueues(relay)).toEqual(queueSteps(planRelay(relay)));
  });
});
