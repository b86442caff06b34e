import { expect, it } from '@jest/globals';
import { siteContingency } from '../../contingency.js';
import { NO_VERDICTS } from '../../host-state.js';
import { bareHost, exampleSite, PATHS } from '../../testing/examples.js';
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
  expect(wanted.ruleset?.split('\n').filter((line) => line.includes('ip6'))).toEqual([
    '    ip6 saddr != 2001:db8:7:1::/64 return',
    '    ip6 daddr 2001:db8:7:1::/64 return',
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

it('is nowhere when it is off', () => {
  const off = renderSite(exampleSite([1, 2]), observed, NO_VERDICTS, PATHS);
  expect(JSON.stringify(off)).not.toMatch(/ip6 |::|advertise|ipv6\/conf\/all/);
});
