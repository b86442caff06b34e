/** Hosts without any line that could carry something: a site at whose start no card is there yet, or whose allowances are all spent. */
import { describe, expect, it } from '@jest/globals';
import { BondMode, type Braid, type RelaySiteDesired, type SiteDesired } from '@tresse/contracts';
import { relayContingency, relayTurn, siteContingency } from './contingency.js';
import { type LineVerdicts, NO_VERDICTS } from './host-state.js';
import { planRelay, planRelayQueues, planSite, planSiteQueues } from './plan.js';
import {
  bareHost,
  bonded,
  EXAMPLE_BYPASS,
  EXAMPLE_LAN,
  EXAMPLE_RELAY,
  exampleRelaySite,
  exampleSite,
  PATHS,
  withTwin,
} from './testing/examples.js';
import { simulate } from './testing/simulate.js';

const BRAIDS: readonly [string, Braid][] = [
  ['mptcp over tunnels', { profile: 'mptcp', carrier: 'tunnel' }],
  ['mptcp over the lines', { profile: 'mptcp', carrier: 'direct' }],
  ['spray', { profile: 'spray' }],
  ['failover', { profile: 'failover' }],
  ...BondMode.options.map((mode): [string, Braid] => [
    `bond in ${mode}`,
    { profile: 'bond', mode, hash: 'layer3+4', monitor: 'watcher' },
  ]),
];
const ALL = ['lan0', 'wan1', 'wan2'];
const LAN_IPV6 = '2001:db8:7:1::/64';
const SPENT: LineVerdicts = { ...NO_VERDICTS, down: [1, 2], spent: [1, 2] };

/** The document with that braid, and with all that looks at lines beside it. */
function joinedBy<Body extends SiteDesired | RelaySiteDesired>(body: Body, braid: Braid): Body {
  const { bond } = bonded(body);
  return { ...withTwin(body), ipv6: LAN_IPV6, braid, bond: braid.profile === 'bond' ? bond : null };
}

function siteOf(braid: Braid): SiteDesired {
  const site = joinedBy(exampleSite([1, 2]), braid);
  const allowance = { gigabytes: 50, billingDay: 3, whenSpent: 'cut', throttleKbit: 256 } as const;
  const lines = site.lines.map((line) => ({ ...line, allowance }));
  return { ...site, lines, lan: EXAMPLE_LAN, bypass: EXAMPLE_BYPASS };
}

/** What in it is no number, or was made of none, by its place. */
function noNumbers(value: unknown, at = ''): string[] {
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, member]) => noNumbers(member, `${at}.${key}`));
  return /Infinity|NaN/.test(String(value)) ? [at] : [];
}

describe.each(BRAIDS)('without a line, %s', (_, braid) => {
  const desired = siteOf(braid);
  const hosts: [string, readonly string[], LineVerdicts][] = [
    ['while the host has not one interface', [], NO_VERDICTS],
    ['while the host has the LAN’s interface alone', ['lan0'], NO_VERDICTS],
    ['while all lines are cut', ALL, SPENT],
  ];

  it.each(hosts)('is planned at the site %s', (_when, present, verdicts) => {
    const bare = bareHost(present);
    const plan = (observed = bare) => planSite({ desired, observed, verdicts, paths: PATHS });
    const observed = simulate(bare, plan());
    expect(plan(observed)).toEqual([]);
    expect(observed.services.some(({ name }) => name === 'dnsmasq')).toBe(present.includes('lan0'));
    const input = { desired, observed, verdicts, paths: PATHS };
    const contingencies = siteContingency(input);
    expect(contingencies).toHaveLength(2);
    expect(noNumbers([plan(), planSiteQueues({ ...input, observed: bare }), contingencies])).toEqual([]);
  });

  it('gives the site up at the cut of the last one, and back with the next month', () => {
    const bare = bareHost(ALL);
    const plan = (observed: typeof bare, verdicts: LineVerdicts) =>
      planSite({ desired, observed, verdicts, paths: PATHS });
    const whole = simulate(bare, plan(bare, NO_VERDICTS));
    const cut = simulate(whole, plan(whole, SPENT));
    expect(plan(cut, SPENT)).toEqual([]);
    expect(cut.tunnels.map(({ name }) => name)).toEqual(['tl-twin']);
    const back = simulate(cut, plan(cut, NO_VERDICTS));
    expect(plan(back, NO_VERDICTS)).toEqual([]);
    expect(back.tunnels).toHaveLength(whole.tunnels.length);
  });

  it.each<[string, readonly number[], readonly string[]]>([
    ['whose lines are all cut', [1, 2], ['eth0']],
    ['while the host has not one interface', [1, 2], []],
    ['that was removed', [], ['eth0']],
  ])('is planned at the relay for a site %s', (_when, indexes, present) => {
    const sites = [joinedBy(exampleRelaySite(1, indexes), braid)];
    const bare = bareHost(present);
    const verdicts = new Map([[1, SPENT]]);
    const input = { desired: EXAMPLE_RELAY, sites, observed: bare, verdicts, paths: PATHS };
    const observed = simulate(bare, planRelay(input));
    expect(planRelay({ ...input, observed })).toEqual([]);
    const steps = [
      planRelay(input),
      planRelayQueues(input),
      relayContingency({ ...input, observed }),
      relayTurn({ ...input, observed }, NO_VERDICTS, SPENT),
    ];
    expect(noNumbers(steps)).toEqual([]);
  });
});
