import { describe, expect, it } from '@jest/globals';
import type { Braid, SiteDesired } from '@tresse/contracts';
import { siteContingency } from '../../contingency.js';
import { type LineVerdicts, NO_VERDICTS } from '../../host-state.js';
import { planSite } from '../../plan.js';
import { bareHost, exampleKey, exampleSite, PATHS } from '../../testing/examples.js';
import { simulate } from '../../testing/simulate.js';
import { renderSite } from './index.js';

const host = bareHost(['lan0', 'wan1', 'wan2']);
const before = exampleSite([1, 2]);
const formerLines = before.lines.map(({ index, tunnel }) => ({ index, tunnel }));

/** On the second place of another relay. */
const after: SiteDesired = {
  ...before,
  bondAddress: '10.77.0.47',
  lines: before.lines.map((line) => ({
    ...line,
    tunnel: {
      ...line.tunnel,
      address: `10.77.0.${32 + line.index}`,
      peer: { ...line.tunnel.peer, publicKey: exampleKey('S'), address: `198.51.100.${line.index}` },
    },
  })),
  moves: 1,
  leaving: { lines: formerLines },
};
const gone: SiteDesired = { ...after, leaving: null };

const plan = (desired: SiteDesired, observed = host, verdicts: LineVerdicts = NO_VERDICTS) =>
  planSite({ desired, observed, verdicts, paths: PATHS });
const made = (desired: SiteDesired, observed = host) => simulate(observed, plan(desired, observed));
const render = (desired: SiteDesired, verdicts: LineVerdicts = NO_VERDICTS) =>
  renderSite(desired, host, verdicts, PATHS);

describe('a site that leaves a relay', () => {
  it('keeps interfaces, addresses, WireGuard peers and MPTCP endpoints of the former tunnels as they are', () => {
    const there = made(before);
    const moved = made(after, there);
    for (const name of ['tl1', 'tl2']) {
      const find = <T extends { name: string }>(all: readonly T[]) => all.find((one) => one.name === name);
      expect(find(moved.tunnels)).toEqual(find(there.tunnels));
      expect(find(moved.links)).toEqual(find(there.links));
    }
    expect(moved.mptcp.endpoints).toEqual(expect.arrayContaining([...there.mptcp.endpoints]));
    expect(moved.mptcp.endpoints.map(({ id }) => id).sort((a, b) => a - b)).toEqual([1, 2, 11, 12]);
    expect(plan(after, moved)).toEqual([]);
  });

  it('leads only what has their addresses by them', () => {
    const { routes, rules } = render(after);
    const byFormer = routes.filter(({ device }) => device === 'tl1' || device === 'tl2');
    expect(byFormer.map(({ table }) => table)).toEqual([211, 212]);
    expect(rules.filter(({ table }) => table > 210 && table < 219)).toEqual([
      { priority: 5_211, table: 211, from: '10.77.0.17' },
      { priority: 5_212, table: 212, from: '10.77.0.18' },
    ]);
  });

  it('has nothing of them left afterwards', () => {
    const left = made(gone, made(after, made(before)));
    expect(left.tunnels.map(({ name }) => name)).toEqual(['tl1b', 'tl2b']);
    expect(left.mptcp.endpoints.map(({ id }) => id)).toEqual([11, 12]);
    expect(plan(gone, left)).toEqual([]);
  });

  it('takes the former subflows of a line away when that dies', () => {
    const [fired] = siteContingency({
      desired: after,
      observed: host,
      verdicts: NO_VERDICTS,
      paths: PATHS,
    });
    expect(fired?.tunnel).toBe('tl1b');
    const removed = fired?.steps.flatMap((step) =>
      step.action === 'remove-endpoint' ? [step.endpoint.id] : [],
    );
    expect(removed?.sort((a, b) => a - b)).toEqual([1, 11]);
  });

  it.each([{ profile: 'failover' }, { profile: 'mptcp', carrier: 'direct' }] as Braid[])(
    'keeps no endpoints where the profile has none over tunnels: %j',
    (braid) => {
      const { mptcp } = render({ ...after, braid });
      expect(mptcp.endpoints.filter(({ address }) => address.startsWith('10.77.'))).toEqual([]);
    },
  );
});

describe('what was translated for the former relay', () => {
  const rulesOf = (desired: SiteDesired) =>
    (render(desired).ruleset ?? '').split('\n').filter((line) => line.includes('ct zone set'));

  it('begins anew at the next relay, but for what the proxies carry', () => {
    const rule = '    meta l4proto != tcp ct zone set 1';
    expect(rulesOf(after)).toEqual([rule, rule]);
    expect(rulesOf({ ...after, moves: 3 })[0]).toContain('zone set 3');
    expect(rulesOf({ ...after, braid: { profile: 'failover' } })[0]).toBe('    ct zone set 1');
  });

  it('is as it always was at a site that has never moved', () => {
    expect(rulesOf(before)).toEqual([]);
  });
});
