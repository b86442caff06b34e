import { describe, expect, it } from '@jest/globals';
import type { LanMode } from '@tresse/contracts';
import { type HostState, NO_VERDICTS } from '../../host-state.js';
import { bareHost, exampleSite, PATHS } from '../../testing/examples.js';
import { renderSite } from './index.js';

const site = exampleSite([1, 2]);
const lan = (mode: LanMode) => ({ ...site.lan, mode });
const render = (desired: typeof site, observed: HostState = bareHost(['lan0', 'wan1', 'wan2'])) =>
  renderSite(desired, observed, NO_VERDICTS, PATHS);
const chain = (ruleset: string | null, name: string) =>
  new RegExp(`chain ${name} \\{\n.*\n([^}]*(?:\\{[^}]*\\}[^}]*)*?)  \\}`)
    .exec(ruleset ?? '')?.[1]
    ?.trimEnd()
    .split('\n')
    .map((line) => line.trim());

describe('one arm', () => {
  const gateways = ['192.168.50.2', '192.168.50.3'];
  const desired = {
    ...site,
    lan: lan({ kind: 'one-arm' }),
    lines: site.lines.map((line, at) => ({
      ...line,
      interface: 'lan0',
      addressing: {
        method: 'static' as const,
        address: '192.168.50.1/24',
        gateway: gateways[at] ?? '',
      },
    })),
  };

  it('gives each line its gateway by its mark, and no line the address that all share', () => {
    const { routes, rules, links } = render(desired);
    expect(routes.filter(({ table }) => table === 101 || table === 102)).toEqual([
      expect.objectContaining({ table: 101, device: 'lan0', via: '192.168.50.2' }),
      expect.objectContaining({ table: 101, type: 'unreachable' }),
      expect.objectContaining({ table: 102, device: 'lan0', via: '192.168.50.3' }),
      expect.objectContaining({ table: 102, type: 'unreachable' }),
    ]);
    expect(rules.filter(({ from }) => from === '192.168.50.1')).toEqual([]);
    expect(links.find(({ name }) => name === 'lan0')?.addresses).toEqual(['192.168.50.1/24']);
  });

  it('lets in the LAN alone, and not the lines’ boxes in it', () => {
    expect(chain(render(desired).ruleset, 'input')?.slice(-4)).toEqual([
      'iifname "lan0" ip saddr { 192.168.50.2, 192.168.50.3 } drop',
      'iifname "lan0" ip saddr != { 0.0.0.0, 192.168.50.0/24 } drop',
      'iifname "lan0" ip6 saddr != fe80::/10 drop',
      'iifname "lan0" accept',
    ]);
  });
});

describe('in front of a router', () => {
  const desired = {
    ...site,
    lan: lan({ kind: 'in-front', router: '192.168.50.2', networks: ['172.20.1.1/16', '10.9.0.0/24'] }),
  };
  const inside = '{ 192.168.50.0/24, 172.20.0.0/16, 10.9.0.0/24 }';

  it('serves the networks behind it as the LAN', () => {
    const { ruleset } = render(desired);
    expect(chain(ruleset, 'intercept')?.slice(2)).toEqual([
      'iifname != "lan0" return',
      `ip saddr != ${inside} return`,
      `ip daddr ${inside} return`,
      'fib daddr type { local, broadcast, multicast } return',
      'ip protocol tcp ct reply ip daddr 10.77.0.31 return',
      'ip protocol tcp ip dscp ef ct direction original tproxy ip to 127.0.0.1:4435 meta mark set 300 accept',
      'ip protocol tcp ip dscp cs4 ct direction original tproxy ip to 127.0.0.1:4436 meta mark set 300 accept',
      'ip protocol tcp ip dscp cs1 ct direction original tproxy ip to 127.0.0.1:4437 meta mark set 300 accept',
      'ip protocol tcp ct direction original tproxy ip to 127.0.0.1:4430 meta mark set 300 accept',
    ]);
    expect(chain(ruleset, 'one-address')).toEqual([
      `oifname { "tl1", "tl2" } ip saddr ${inside} snat ip to 10.77.0.31`,
      `oifname "lan0" ip saddr ${inside} ct status dnat snat ip to 192.168.50.1`,
    ]);
    expect(chain(ruleset, 'forward')?.at(2)).toBe(
      `iifname "lan0" ip saddr ${inside} oifname { "tl1", "tl2" } accept`,
    );
  });

  it('leads to them through it, before anything else is asked', () => {
    const { routes, rules } = render(desired);
    expect(routes.filter(({ table }) => table === 600)).toEqual([
      {
        type: 'unicast',
        table: 600,
        destination: '172.20.0.0/16',
        metric: 1,
        device: 'lan0',
        via: '192.168.50.2',
      },
      {
        type: 'unicast',
        table: 600,
        destination: '10.9.0.0/24',
        metric: 1,
        device: 'lan0',
        via: '192.168.50.2',
      },
    ]);
    expect(rules).toContainEqual({ priority: 5_350, table: 600 });
    expect(render(desired, bareHost(['wan1', 'wan2'])).routes.filter(({ table }) => table === 600)).toEqual(
      [],
    );
  });
});

it('refuses redirects of IPv6 where an interface speaks it', () => {
  const observed = bareHost(['lan0', 'wan1', 'wan2']);
  const speaks = { ...observed.sysctls, 'net/ipv6/conf/lan0/accept_redirects': '1' };
  const { sysctls } = render(site, { ...observed, sysctls: speaks });
  expect(Object.keys(sysctls).filter((path) => path.startsWith('net/ipv6'))).toEqual([
    'net/ipv6/conf/lan0/accept_redirects',
  ]);
});
