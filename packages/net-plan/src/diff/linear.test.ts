import { expect, it } from '@jest/globals';
import type { HostState } from '../host-state.js';
import { planRelay } from '../plan.js';
import { bareHost, EXAMPLE_RELAY, exampleRelaySite, PATHS } from '../testing/examples.js';
import { simulate } from '../testing/simulate.js';

/** The same list, which counts how often a member of it is looked at. */
function counted<T>(items: readonly T[], onLook: () => void): readonly T[] {
  return new Proxy([...items], {
    get: (target, property, receiver) => {
      if (typeof property === 'string' && /^\d+$/.test(property)) onLook();
      return Reflect.get(target, property, receiver);
    },
  });
}

/** How often a plan for so many sites, of which nothing has changed, looks at what was observed. */
function looks(count: number): number {
  const sites = Array.from({ length: count }, (_, n) => exampleRelaySite(n + 1, [1, 2]));
  const input = { desired: EXAMPLE_RELAY, sites, verdicts: new Map(), paths: PATHS };
  const host = bareHost(['eth0']);
  const observed = simulate(host, planRelay({ ...input, observed: host }));
  let made = 0;
  const watch = <T>(items: readonly T[]) => counted(items, () => made++);
  const seen: HostState = {
    ...observed,
    links: watch(observed.links),
    tunnels: watch(observed.tunnels),
    queues: watch(observed.queues),
    routes: watch(observed.routes),
  };
  expect(planRelay({ ...input, observed: seen })).toEqual([]);
  return made;
}

it('looks at twice as much for twice as many sites, not at four times', () => {
  const [some, twice] = [looks(10), looks(20)];
  expect(twice).toBeLessThan(some * 2.2);
});
