import { expect, it } from '@jest/globals';
import { siteContingency } from '../../contingency.js';
import { NO_VERDICTS } from '../../host-state.js';
import {
  bareHost,
  EXAMPLE_RELAY,
  exampleRelaySite,
  exampleSite,
  PATHS,
  withTwin,
} from '../../testing/examples.js';
import { renderRelay } from '../relay/index.js';
import { renderSite } from './index.js';

const desired = { ...exampleSite([1, 2]), ipv6: '2001:db8:7:1::/64' };
const observed = bareHost(['lan0', 'wan1', 'wan2']);
const wanted = renderSite(desired, observed, NO_VERDICTS, PATHS);

it('advertises the network for minutes, with what fits the tunnels', () => {
  expect(wanted.files['/state/net/advertise.conf']).toBe(`port=0
dhcp-leasefile=/state/net/advertise.leases
interface=lan0
bind-interfaces
enable-ra
ra-param=lan0,mtu:1401,60,300
dhcp-range=2001:db8:7:1::,ra-only,64,300
`);
  expect(wanted.links.find(({ name }) => name === 'lan0')?.addresses).toContain('2001:db8:7:1::1/64');
});

it('takes TCP to the proxy, and lets the rest out of the network by the tunnels only', () => {
  const led = (line: string) => line.includes('ip6') && !line.includes('meta priority');
  expect(wanted.ruleset?.split('\n').filter(led)).toEqual([
    '    ip6 saddr != 2001:db8:7:1::/64 return',
    '    ip6 daddr 2001:db8:7:1::/64 return',
    '    ip6 daddr 2000::/3 meta l4proto tcp ip6 dscp ef ct direction original tproxy ip6 to [::1]:4435 meta mark set 300 accept',
    '    ip6 daddr 2000::/3 meta l4proto tcp ip6 dscp cs4 ct direction original tproxy ip6 to [::1]:4436 meta mark set 300 accept',
    '    ip6 daddr 2000::/3 meta l4proto tcp ip6 dscp cs1 ct direction original tproxy ip6 to [::1]:4437 meta mark set 300 accept',
    '    ip6 daddr 2000::/3 meta l4proto tcp ct direction original tproxy ip6 to [::1]:4430 meta mark set 300 accept',
    '    iifname "lan0" ip6 saddr 2001:db8:7:1::/64 oifname { "tl1", "tl2" } accept',
  ]);
  expect(wanted.files['/state/net/haproxy.cfg']).toContain(
    '    bind 127.0.0.1:4430 transparent\n    bind [::1]:4430 transparent\n    server relay',
  );
  expect(wanted.rules.filter(({ family }) => family === 'ipv6')).toEqual([
    { family: 'ipv6', priority: 5_400, table: 254, suppressPrefixLength: 0 },
    { family: 'ipv6', priority: 5_600, table: 400, incoming: 'lan0' },
    { family: 'ipv6', priority: 5_300, table: 300, mark: 300 },
  ]);
});

it('moves with a line’s verdict', () => {
  const death = siteContingency({ desired, observed, verdicts: NO_VERDICTS, paths: PATHS })[0];
  expect(death?.steps).toContainEqual({
    action: 'remove-route',
    route: { type: 'unicast', table: 400, destination: '::/0', metric: 101, device: 'tl1' },
  });
});

it('is spoken by the LAN and the tunnels although somebody has turned it off', () => {
  const path = (name: string) => `net/ipv6/conf/${name}/disable_ipv6`;
  const off = { ...observed, sysctls: { [path('default')]: '1', [path('lan0')]: '1', [path('wan1')]: '1' } };
  const { sysctls } = renderSite(desired, off, NO_VERDICTS, PATHS);
  expect(Object.entries(sysctls).filter(([name]) => name.endsWith('disable_ipv6'))).toEqual([
    [path('lo'), '0'],
    [path('lan0'), '0'],
    [path('tl1'), '0'],
    [path('tl2'), '0'],
  ]);
});

it('is nowhere when it is off', () => {
  const off = renderSite(exampleSite([1, 2]), observed, NO_VERDICTS, PATHS);
  expect(JSON.stringify(off)).not.toMatch(/ip6 |::|advertise|ipv6\/conf\/all/);
});

it('is nowhere while the LAN’s interface is absent: where IPv6 is off, the kernel would refuse its routes', () => {
  const without = bareHost(['wan1', 'wan2']);
  const { routes, rules, ruleset, files, tunnels } = renderSite(
    withTwin(desired),
    without,
    NO_VERDICTS,
    PATHS,
  );
  expect(JSON.stringify([routes, rules, ruleset, files, tunnels])).not.toMatch(/ip6 daddr|::/);
});

const OPENINGS = [
  { name: 'Web', protocol: 'tcp' as const, ports: { first: 80, last: 80 }, host: '::10', sources: [] },
  {
    name: 'Games',
    protocol: 'udp' as const,
    ports: { first: 3000, last: 3010 },
    host: '::a:b:c:d',
    sources: ['2001:db8:9::/48'],
  },
];

it('lets in what was opened, to the device that was named, at both ends', () => {
  const open = { ...desired, lan: { ...desired.lan, openings: OPENINGS } };
  const site = renderSite(open, observed, NO_VERDICTS, PATHS).ruleset;
  const web = 'ip6 daddr 2001:db8:7:1::10 tcp dport 80 accept';
  const games = 'ip6 saddr { 2001:db8:9::/48 } ip6 daddr 2001:db8:7:1:a:b:c:d udp dport 3000-3010 accept';
  for (const rule of [web, games])
    expect(site).toContain(`    iifname { "tl1", "tl2" } oifname "lan0" ${rule}\n`);
  const relay = renderRelay(
    { ...EXAMPLE_RELAY, ipv6Prefix: '2001:db8:7::/48' },
    [{ ...exampleRelaySite(1, [1, 2]), ipv6: '2001:db8:7:1::/64', openings: OPENINGS }],
    bareHost(['eth0']),
    new Map(),
    PATHS,
  ).ruleset;
  expect(relay).toContain(`    ${web}\n    ${games}\n    ip6 daddr 2001:db8:7::/48 drop\n`);
});

it('goes first, and last, by its class as IPv4 does', () => {
  const match = { protocol: 'udp' as const, ports: [], to: [], from: [] };
  const quality = { shaping: true, priorities: [{ match, class: 'voice' as const }] };
  const able = { ...observed, capabilities: { ...observed.capabilities, qdiscs: ['htb', 'bfifo'] } };
  const { ruleset } = renderSite({ ...desired, quality }, able as typeof observed, NO_VERDICTS, PATHS);
  expect(ruleset).toContain(`    ip6 saddr != 2001:db8:7:1::/64 return
    ip6 daddr 2001:db8:7:1::/64 return
    meta l4proto udp ip dscp set ef return
    meta l4proto udp ip6 dscp set ef return
`);
  for (const rule of ['ip dscp ef', 'ip6 dscp ef'])
    expect(ruleset).toContain(`    ${rule} meta priority set 7e5:20 accept\n`);
  expect(ruleset).toContain(
    '    meta nfproto ipv6 meta l4proto tcp meta length <= 100 meta priority set 7e5:10 accept\n',
  );
});

it('keeps the ways that lines have by their routers’ advertisements although the box forwards', () => {
  const sysctls = {
    ...observed.sysctls,
    'net/ipv6/conf/wan1/accept_ra': '1',
    'net/ipv6/conf/wan2/accept_ra': '0',
  };
  const told = renderSite(desired, { ...observed, sysctls }, NO_VERDICTS, PATHS).sysctls;
  expect(told['net/ipv6/conf/wan1/accept_ra']).toBe('2');
  expect(told).not.toHaveProperty(['net/ipv6/conf/wan2/accept_ra']);
});
