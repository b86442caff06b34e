import { describe, expect, it } from '@jest/globals';
import { relayContingency, siteContingency } from '../contingency.js';
import { NO_VERDICTS } from '../host-state.js';
import { planRelay, planSite } from '../plan.js';
import {
  bareHost,
  EXAMPLE_RELAY,
  exampleRelaySite,
  exampleSite,
  PATHS,
  withTwin,
} from '../testing/examples.js';
import { simulate } from '../testing/simulate.js';
import { turned } from '../verdicts.js';
import { renderRelay } from './relay/index.js';
import { renderSite } from './site/index.js';
import { awaitsTwin } from './site/twin.js';

const answered = ['tl-twin'];
const siteHost = { ...bareHost(['lan0', 'wan1', 'wan2', 'wan3']), answered };
const relayHost = bareHost(['eth0']);
const desired = withTwin(exampleSite([1, 2, 3]));
const COMMON = { verdicts: NO_VERDICTS, paths: PATHS };
const sites = [withTwin(exampleRelaySite(1, [1, 2, 3]))];
const site = (verdicts = NO_VERDICTS) => renderSite(desired, siteHost, verdicts, PATHS);
const relay = (verdicts = NO_VERDICTS) =>
  renderRelay(EXAMPLE_RELAY, sites, relayHost, new Map([[1, verdicts]]), PATHS);

/** The tunnel that copies take. */
const copiesTake = ({ routes }: ReturnType<typeof site>) =>
  routes.find(({ destination, type }) => destination === '10.77.0.30/32' && type === 'unicast')?.device;

describe('the twin path', () => {
  it('takes voice from the LAN, and copies what carries it, at the site', () => {
    expect(site().ruleset).toContain(`  chain twin {
    type filter hook prerouting priority mangle; policy accept;
    iifname != "lan0" return
    meta l4proto != udp return
    meta mark != 0 return
    ip daddr 192.168.50.0/24 return
    fib daddr type { local, broadcast, multicast } return
    udp dport { 5060-5061 } meta mark set 900 accept
  }
`);
    expect(site().ruleset).toContain(`}
table ip tresse {
  chain copies {
    type route hook output priority mangle; policy accept;
    ct state untracked return
    ip daddr 10.77.0.1 meta mark 901 limit rate 375 kbytes/second burst 16 kbytes dup to 10.77.0.30
    ip daddr 10.77.0.1 meta mark 901 meta mark set 902
  }
}
`);
  });

  it('answers at the relay by the path on which the question came', () => {
    const { ruleset } = relay();
    expect(ruleset).toContain(`  chain twin {
    type filter hook prerouting priority mangle; policy accept;
    iifname @twins ct mark set 900
    iifname != @tunnels ct direction reply ct mark 900 meta mark set 900
  }
`);
    expect(ruleset).toContain('    ip daddr 10.77.0.1 udp dport @twin-doors accept\n');
    expect(ruleset).toContain(
      'ip daddr 10.77.1.31 meta mark 901 limit rate 1875 kbytes/second burst 16 kbytes dup to 10.77.0.30\n',
    );
  });

  it('takes voice of IPv6 as well where the LAN has it, in the order of the rules', () => {
    const ipv6 = '2001:db8:7:1::/64';
    const all = { ...desired, ipv6 };
    const other = { protocol: 'udp' as const, ports: [], to: ['2001:db8:9::/48'], from: [] };
    const priorities = [{ match: other, class: 'work' as const }, ...all.quality.priorities];
    const { ruleset, tunnels, routes, rules } = renderSite(
      { ...all, quality: { ...all.quality, priorities } },
      siteHost,
      NO_VERDICTS,
      PATHS,
    );
    expect(ruleset).toContain(`    ip daddr 192.168.50.0/24 return
    ip6 daddr 2001:db8:7:1::/64 return
    fib daddr type { local, broadcast, multicast } return
    ip6 daddr { 2001:db8:9::/48 } meta l4proto udp return
    udp dport { 5060-5061 } meta mark set 900 accept
`);
    const into = { type: 'unicast', table: 900, metric: 1 };
    expect(tunnels.find(({ name }) => name === 'tl-twin')?.peer?.allowedIps).toEqual(['0.0.0.0/0', '::/0']);
    expect(routes).toContainEqual({ ...into, destination: '::/0', device: 'tl-twin' });
    expect(rules).toContainEqual({ family: 'ipv6', priority: 5_330, table: 900, mark: 900 });
    const [served] = sites;
    const far = renderRelay(
      { ...EXAMPLE_RELAY, ipv6Prefix: '2001:db8:7::/48' },
      served ? [{ ...served, ipv6 }] : [],
      relayHost,
      new Map(),
      PATHS,
    );
    expect(far.tunnels.find(({ name }) => name === 'tr1-twin')?.peer?.allowedIps).toContain(ipv6);
    expect(far.routes).toContainEqual({ ...into, destination: ipv6, device: 'tr1-twin' });
    expect(far.rules).toContainEqual({ family: 'ipv6', priority: 5_330, table: 900, mark: 900 });
    expect(far.ruleset).toMatch(/set sources-ipv6 \{[^}]*"tr1-twin" \. 2001:db8:7:1::\/64/);
  });

  it.each([
    ['the best line is up', [], 'tl2', 'tr1-2'],
    ['the best line is down', [1], 'tl3', 'tr1-3'],
    ['one line is left', [1, 3], undefined, undefined],
  ])('sends copies by the second line at both ends when %s', (_, down, atSite, atRelay) => {
    const verdicts = { down, preference: [1, 2, 3] };
    expect(copiesTake(site(verdicts))).toBe(atSite);
    expect(copiesTake(relay(verdicts))).toBe(atRelay);
  });

  it('leaves voice where it went before until the relay has answered in it', () => {
    const asked = withTwin({ ...exampleSite([1, 2, 3]), ipv6: '2001:db8:7:1::/64' });
    const host = { ...siteHost, answered: [] };
    const waiting = simulate(host, planSite({ ...COMMON, desired: asked, observed: host }));
    expect(waiting.routes.filter(({ table }) => table === 900)).toEqual([]);
    expect(awaitsTwin(asked, waiting)).toBe(true);
    const heard = { ...waiting, answered };
    expect(awaitsTwin(asked, heard)).toBe(false);
    const path = { type: 'unicast', table: 900, metric: 1, device: 'tl-twin' };
    expect(planSite({ ...COMMON, desired: asked, observed: heard })).toEqual([
      { action: 'set-route', route: { ...path, destination: 'default', source: '10.77.0.31' } },
      { action: 'set-route', route: { ...path, destination: '::/0' } },
    ]);
    expect(awaitsTwin(exampleSite([1]), host)).toBe(false);
  });

  it('is moved by the contingency as by the plan, and is taken down without a trace', () => {
    const atSite = simulate(siteHost, planSite({ ...COMMON, desired, observed: siteHost }));
    for (const { tunnel, steps } of siteContingency({ ...COMMON, desired, observed: atSite })) {
      const verdicts = turned(NO_VERDICTS, Number(tunnel.slice(2)));
      const observed = simulate(atSite, steps);
      expect(planSite({ desired, observed, verdicts, paths: PATHS })).toEqual([]);
    }
    const base = { desired: EXAMPLE_RELAY, sites, paths: PATHS };
    const none = { ...base, verdicts: new Map() };
    const atRelay = simulate(relayHost, planRelay({ ...none, observed: relayHost }));
    for (const { tunnel, steps } of relayContingency({ ...none, observed: atRelay })) {
      const verdicts = new Map([[1, turned(NO_VERDICTS, Number(tunnel.slice(4)))]]);
      expect(planRelay({ ...base, verdicts, observed: simulate(atRelay, steps) })).toEqual([]);
    }
    const plain = exampleSite([1, 2, 3]);
    const without = simulate(atSite, planSite({ ...COMMON, desired: plain, observed: atSite }));
    const never = simulate(siteHost, planSite({ ...COMMON, desired: plain, observed: siteHost }));
    expect(new Set(without.routes)).toEqual(new Set(never.routes));
    expect(without.tunnels).toEqual(never.tunnels);
  });
});
