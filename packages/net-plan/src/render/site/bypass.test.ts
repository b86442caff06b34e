import { describe, expect, it } from '@jest/globals';
import type { SiteBypass } from '@tresse/contracts';
import { siteContingency } from '../../contingency.js';
import { NO_VERDICTS } from '../../host-state.js';
import { planSite } from '../../plan.js';
import { bareHost, EXAMPLE_BYPASS, exampleSite, PATHS } from '../../testing/examples.js';
import { simulate } from '../../testing/simulate.js';
import { turned } from '../../verdicts.js';
import { domainSet } from '../domain-sets.js';
import { bypassPart } from './bypass.js';
import { siteContext } from './context.js';

const HOST = bareHost(['lan0', 'wan1', 'wan2']);
const DESIRED = { ...exampleSite([1, 2]), bypass: EXAMPLE_BYPASS };
const part = (bypass: readonly SiteBypass[], observed = HOST, verdicts = NO_VERDICTS) =>
  bypassPart(siteContext({ ...DESIRED, bypass: [...bypass] }, observed, verdicts, PATHS));
const table = (number: number, down: number[] = []) =>
  part(EXAMPLE_BYPASS, HOST, { down, preference: [] }).routes?.filter((route) => route.table === number);

describe('bypass', () => {
  it('asks nothing of the host when there is no rule', () => {
    expect(part([])).toEqual({});
  });

  it('marks, guards and translates with exactly these rules', () => {
    const ports = 'udp dport { 3000-3100, 4000 }';
    expect(part(EXAMPLE_BYPASS).firewall).toEqual({
      chains: {
        bypass: [
          'meta nfproto != ipv4 return',
          'iifname != "lan0" return',
          'ip saddr != 192.168.50.0/24 return',
          'ct direction reply return',
          'ip daddr 192.168.50.0/24 return',
          'fib daddr type { local, broadcast, multicast } return',
          'ct state new ct mark 0 jump choose-line',
          'ct mark { 701, 712 } meta mark set ct mark',
          'meta mark { 701 } fib daddr . mark oif missing meta mark set 0',
          'ct state new ct mark 0 ct mark set meta mark',
          'ct state new ct mark 0 ct mark set 700',
        ],
        'choose-line': [
          `ip saddr { 192.168.50.7 } ip daddr { 198.51.100.0/24 } ${ports} meta mark set 701 return`,
          `ip saddr { 192.168.50.7 } ip daddr @${domainSet('games.example', 'ipv4')} ${ports} meta mark set 701 return`,
          `ether saddr 02:00:00:00:00:07 ip daddr { 198.51.100.0/24 } ${ports} meta mark set 701 return`,
          `ether saddr 02:00:00:00:00:07 ip daddr @${domainSet('games.example', 'ipv4')} ${ports} meta mark set 701 return`,
          'ip daddr { 203.0.113.9 } meta l4proto tcp meta mark set 712 return',
        ],
        intercept: ['meta mark { 701, 712 } return'],
        'one-address': ['oifname "wan1" meta mark 701 masquerade', 'oifname "wan2" meta mark 712 masquerade'],
        clamp: [
          'tcp flags & (syn | rst) == syn oifname "wan1" meta mark 701 tcp option maxseg size set rt mtu',
          'tcp flags & (syn | rst) == syn oifname "wan2" meta mark 712 tcp option maxseg size set rt mtu',
        ],
        forward: [
          'iifname "lan0" ip saddr 192.168.50.0/24 oifname "wan1" meta mark 701 accept',
          'iifname "lan0" ip saddr 192.168.50.0/24 oifname "wan2" meta mark 712 accept',
        ],
      },
    });
  });

  it('leads by the line, and refuses when the line is down: to the firewall or to the device', () => {
    const last = { destination: 'default', metric: 65_535 };
    const line = { destination: 'default', metric: 1, device: 'wan1', via: '192.168.1.1' };
    expect(table(701)).toEqual([
      { type: 'unicast', table: 701, ...line },
      { type: 'unreachable', table: 701, ...last },
    ]);
    expect(table(701, [1])).toEqual([{ type: 'unreachable', table: 701, ...last }]);
    expect(table(712, [2])).toEqual([{ type: 'prohibit', table: 712, ...last }]);
  });

  it('goes by its line even when every line is called dead, as the braid does', () => {
    expect(table(701, [1, 2])).toHaveLength(2);
  });

  it('opens no way by a line without interface or address', () => {
    const noAddress = { ...HOST, lineFacts: HOST.lineFacts.map((fact) => ({ ...fact, address: null })) };
    for (const observed of [bareHost(['lan0']), noAddress]) {
      expect(part(EXAMPLE_BYPASS, observed).routes?.map(({ type, table }) => [type, table])).toEqual([
        ['unreachable', 701],
        ['prohibit', 712],
      ]);
    }
  });

  it('moves at a verdict by routes alone, and leaves nothing to do', () => {
    const input = { desired: DESIRED, paths: PATHS, verdicts: NO_VERDICTS };
    const built = simulate(HOST, planSite({ ...input, observed: HOST }));
    const [dead] = siteContingency({ ...input, observed: built });
    expect(dead?.steps).toContainEqual({
      action: 'remove-route',
      route: expect.objectContaining({ table: 701, device: 'wan1' }),
    });
    const verdicts = turned(NO_VERDICTS, 1);
    const cut = simulate(built, dead?.steps ?? []);
    expect(planSite({ ...input, verdicts, observed: cut })).toEqual([]);
    const back = siteContingency({ ...input, verdicts, observed: cut }).find(
      ({ tunnel }) => tunnel === 'tl1',
    );
    expect(planSite({ ...input, observed: simulate(cut, back?.steps ?? []) })).toEqual([]);
  });

  it('leads IPv6 by the line that has it, as if the others were down', () => {
    const facts = HOST.lineFacts.map((fact) =>
      fact.interface === 'wan1' ? { ...fact, ipv6: { gateway: 'fe80::1' } } : fact,
    );
    const rules = EXAMPLE_BYPASS.map((rule) => ({
      ...rule,
      match: { ...rule.match, to: ['2001:db8:9::/48'] },
    }));
    const site = siteContext(
      { ...DESIRED, ipv6: '2001:db8:7:1::/64', bypass: rules },
      { ...HOST, lineFacts: facts },
      NO_VERDICTS,
      PATHS,
    );
    const { routes, rules: asked, firewall } = bypassPart(site);
    expect(routes?.filter(({ destination }) => destination === '::/0')).toEqual([
      { type: 'unicast', table: 701, destination: '::/0', metric: 1, device: 'wan1', via: 'fe80::1' },
      { type: 'unreachable', table: 701, destination: '::/0', metric: 65_535 },
      { type: 'prohibit', table: 712, destination: '::/0', metric: 65_535 },
    ]);
    expect(asked?.filter(({ family }) => family === 'ipv6').map(({ table: to }) => to)).toEqual([701, 712]);
    expect(firewall?.chains?.['bypass-ipv6']).toEqual([
      'meta nfproto != ipv6 return',
      'iifname != "lan0" return',
      'ip6 saddr != 2001:db8:7:1::/64 return',
      'ct direction reply return',
      'ip6 daddr 2001:db8:7:1::/64 return',
      'ip6 daddr != 2000::/3 return',
      'ct state new ct mark 0 jump choose-line-ipv6',
      'ct mark { 701, 712 } meta mark set ct mark',
      'meta mark { 701 } fib daddr . mark oif missing meta mark set 0',
      'ct state new ct mark 0 ct mark set meta mark',
      'ct state new ct mark 0 ct mark set 700',
    ]);
    expect(firewall?.chains?.['choose-line-ipv6']).toEqual([
      'ether saddr 02:00:00:00:00:07 ip6 daddr { 2001:db8:9::/48 } udp dport { 3000-3100, 4000 } meta mark set 701 return',
      'ip6 daddr { 2001:db8:9::/48 } meta l4proto tcp meta mark set 712 return',
    ]);
    expect(firewall?.chains?.['choose-line']).toEqual([]);
    expect(firewall?.chains?.forward).toContain(
      'iifname "lan0" ip6 saddr 2001:db8:7:1::/64 oifname "wan1" meta mark 701 accept',
    );
  });
});
