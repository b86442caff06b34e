import { describe, expect, it } from '@jest/globals';
import type { HostState } from '../../host-state.js';
import { bareHost, EXAMPLE_RELAY, exampleRelaySite, PATHS } from '../../testing/examples.js';
import { renderRelay } from './index.js';

const host: HostState = {
  ...bareHost(['eth0']),
  lineFacts: [{ interface: 'eth0', address: '203.0.113.99', gateway: '203.0.113.1' }],
};
const sites = [exampleRelaySite(1, [1, 2]), exampleRelaySite(2, [1])];
const render = (lineKbit: number | null, given = sites) =>
  renderRelay({ ...EXAMPLE_RELAY, lineKbit }, given, host, new Map(), PATHS);

describe('the sites’ shares of a relay’s line', () => {
  it('are exactly these, by the tunnels’ doors and by the sources of what goes out', () => {
    const { queues, ruleset } = render(100_000);
    expect(queues.filter(({ device }) => device === 'eth0')).toEqual(
      [8_193, 8_194].map((lane) => ({
        ...{ device: 'eth0', lane, maker: 'htb+fq_codel', rateKbit: 97_000 },
        ...{ overhead: 0, header: 14 },
      })),
    );
    expect(ruleset).toContain(`  map share-doors {
    type inet_service : classid
    elements = { 20009 : 7e5:47, 20010 : 7e5:47, 20017 : 7e5:87 }
  }
`);
    expect(ruleset).toContain(`  map share-sources {
    type ipv4_addr : classid
    elements = { 169.254.128.17 : 7e5:47, 10.77.1.31 : 7e5:47, 10.77.1.17 : 7e5:47, 10.77.1.18 : 7e5:47, 169.254.128.33 : 7e5:87, 10.77.2.31 : 7e5:87, 10.77.2.17 : 7e5:87 }
  }
`);
    expect(ruleset).toContain(`  chain to-shares {
    meta priority set udp sport map @share-doors
    meta priority set ip saddr map @share-sources
  }
`);
    expect(ruleset).toMatch(/ {2}chain classify \{\n.*\n {4}oifname "eth0" jump to-shares\n/);
  });

  it('are none while nobody knows what the line carries', () => {
    const { queues, ruleset } = render(null);
    expect(queues.filter(({ device }) => device === 'eth0')).toEqual([]);
    expect(ruleset).not.toContain('share');
  });

  it('are none for places beyond those that the queue can number', () => {
    const far = [{ ...exampleRelaySite(1, [1]), site: { ...exampleRelaySite(1, [1]).site, index: 1_024 } }];
    expect(render(100_000, far).queues.filter(({ device }) => device === 'eth0')).toEqual([]);
  });
});
