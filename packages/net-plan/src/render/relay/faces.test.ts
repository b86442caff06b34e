import { describe, expect, it } from '@jest/globals';
import type { PublicFace, RelaySiteDesired } from '@tresse/contracts';
import { planRelay } from '../../plan.js';
import { bareHost, EXAMPLE_RELAY, exampleRelaySite, PATHS } from '../../testing/examples.js';
import { simulate } from '../../testing/simulate.js';
import { renderRelay } from './index.js';

const SHARED = '203.0.113.99';
const faced = (site: number, face: PublicFace | null): RelaySiteDesired => ({
  ...exampleRelaySite(site, [1]),
  face,
});
const ranged = (site: number, first: number) =>
  faced(site, { address: SHARED, ports: { first, last: first + 511 } });
const own = faced(3, { address: '203.0.113.20', ports: null });
const host = {
  ...bareHost(['eth0']),
  lineFacts: [{ interface: 'eth0', address: SHARED, gateway: '203.0.113.1' }],
};
const render = (...sites: RelaySiteDesired[]) => renderRelay(EXAMPLE_RELAY, sites, host, new Map(), PATHS);

describe('the faces of a relay’s sites', () => {
  it('are exactly these elements: every source of a site to its address, and to its ports where it shares that', () => {
    const { ruleset } = render(ranged(1, 1_024), ranged(2, 1_536), own, faced(4, null));
    expect(ruleset?.match(/ {2}map [^}]*(\{[^}]*\}\n)? {2}\}\n/g)?.join('')).toBe(`  map face-ports {
    type ipv4_addr : interval ipv4_addr . inet_service
    elements = { 169.254.128.17 : 203.0.113.99 . 1024-1535, 10.77.1.31 : 203.0.113.99 . 1024-1535, 10.77.1.17 : 203.0.113.99 . 1024-1535, 169.254.128.33 : 203.0.113.99 . 1536-2047, 10.77.2.31 : 203.0.113.99 . 1536-2047, 10.77.2.17 : 203.0.113.99 . 1536-2047 }
  }
  map face-addresses {
    type ipv4_addr : ipv4_addr
    elements = { 169.254.128.17 : 203.0.113.99, 10.77.1.31 : 203.0.113.99, 10.77.1.17 : 203.0.113.99, 169.254.128.33 : 203.0.113.99, 10.77.2.31 : 203.0.113.99, 10.77.2.17 : 203.0.113.99, 169.254.128.49 : 203.0.113.20, 10.77.3.31 : 203.0.113.20, 10.77.3.17 : 203.0.113.20 }
  }
`);
  });

  it('are on the public interface where they are not the relay’s own, and leave with the last that has them', () => {
    expect(render(ranged(1, 1_024), own).links.filter(({ name }) => name === 'eth0')).toEqual([
      { name: 'eth0', mtu: null, addresses: ['203.0.113.20/32'] },
    ]);
    const plan = (sites: RelaySiteDesired[], observed = host) =>
      planRelay({ desired: EXAMPLE_RELAY, sites, observed, verdicts: new Map(), paths: PATHS });
    const observed = simulate(host, plan([ranged(1, 1_024), own]));
    expect(plan([ranged(1, 1_024), own], observed)).toEqual([]);
    expect(plan([ranged(1, 1_024)], observed)).toContainEqual({
      action: 'remove-address',
      link: 'eth0',
      address: '203.0.113.20/32',
    });
  });

  it('lead forwarded ports of that address to their site', () => {
    const { ruleset } = render(own);
    expect(ruleset).toContain('ip daddr 203.0.113.20 tcp dport 8003 dnat ip to 10.77.3.31');
  });

  it('leave both proxies of the tunnels as they are, whoever comes, goes or gets another', () => {
    const proxies = (...sites: RelaySiteDesired[]) => {
      const { files } = render(...sites);
      return [files['/state/net/haproxy.cfg'], files['/state/net/haproxy-out.cfg']];
    };
    expect(proxies(ranged(1, 1_024), own)).toEqual(proxies(faced(1, null)));
  });

  it('are looked up, not gone through: no rule more for a site more', () => {
    const rules = (...sites: RelaySiteDesired[]) => {
      const bare = sites.map((site) => ({ ...site, portForwards: [] }));
      return (render(...bare).ruleset ?? '').split('\n').length;
    };
    expect(rules(ranged(1, 1_024), own, ranged(2, 2_048))).toBe(rules(ranged(1, 1_024)));
  });
});
