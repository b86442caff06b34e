import { expect, it } from '@jest/globals';
import type { HostState } from '../host-state.js';
import { renderRelay } from '../render/relay/index.js';
import { bareHost, bonded, EXAMPLE_RELAY, exampleRelaySite, PATHS } from '../testing/examples.js';
import { simulate } from '../testing/simulate.js';
import { diff } from './index.js';

/** The same list, which counts how often a member of it is looked at. */
function counted<T>(items: readonly T[], onLook: () => void): readonly T[] {
  return new Proxy([...items], {
    get: (target, property, receiver) => {
      if (typeof property === 'string' && /^\d+$/.test(property)) onLook();
      return Reflect.get(target, property, receiver);
    },
  });
}

/** What a relay has for each of its sites. */
const BY_SITE = ['links', 'virtualLinks', 'members', 'tunnels', 'queues', 'routes', 'services'] as const;
type List = (typeof BY_SITE)[number];

/** The same state, which tells of each look at a member of these lists. */
function watched<T extends Readonly<Record<List, readonly unknown[]>>>(
  state: T,
  onLook: (list: List) => void,
): T {
  const lists = BY_SITE.map((list) => [list, counted<unknown>(state[list], () => onLook(list))]);
  return { ...state, ...Object.fromEntries(lists) };
}

/** How often a plan for so many sites, of which nothing has changed, looks at each list of what was observed and what is wanted. */
function looks(count: number): Map<string, number> {
  const sites = Array.from({ length: count }, (_, n) => {
    const site = exampleRelaySite(n + 1, [1, 2]);
    return n % 2 === 0 ? site : bonded(site);
  });
  const wanted = (host: HostState) => renderRelay(EXAMPLE_RELAY, sites, host, new Map(), PATHS);
  const host = bareHost(['eth0']);
  const observed = simulate(host, diff(host, wanted(host), PATHS.wireguardKey));
  const made = new Map<string, number>();
  const note = (whose: string) => (list: List) =>
    made.set(`${whose} ${list}`, (made.get(`${whose} ${list}`) ?? 0) + 1);
  const seen = watched(observed, note('observed'));
  expect(diff(seen, watched(wanted(seen), note('wanted')), PATHS.wireguardKey)).toEqual([]);
  return made;
}

it('looks at twice as much for twice as many sites, not at four times', () => {
  const [some, twice] = [looks(20), looks(40)];
  expect(some.size).toBe(2 * BY_SITE.length);
  const growth = [...some].map(([list, count]) => [list, (twice.get(list) ?? 0) / count] as const);
  expect(growth.filter(([, times]) => times > 2.2)).toEqual([]);
});
