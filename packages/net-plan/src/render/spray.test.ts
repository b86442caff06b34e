import { describe, expect, it } from '@jest/globals';
import { bareHost, EXAMPLE_RELAY, exampleRelaySite, exampleSite, PATHS } from '../testing/examples.js';
import { renderRelay } from './relay/index.js';
import { renderSite } from './site/index.js';

const verdicts = { down: [], preference: [], roundTrips: { 1: 50, 2: 30 }, rates: { 1: 9_000, 2: 3_000 } };
const chain = (ruleset: string | null, name: string) =>
  new RegExp(`  chain ${name} \\{\\n.*?\\n  \\}\\n`, 's').exec(ruleset ?? '')?.[0];
const count = (marks: readonly number[] | undefined, mark: number) =>
  marks?.filter((one) => one === mark).length;

describe('profile spray', () => {
  it('gives each packet from the LAN a line in proportion to the rates', () => {
    const desired = { ...exampleSite([1, 2]), braid: { profile: 'spray' as const } };
    const host = renderSite(desired, bareHost(['lan0', 'wan1', 'wan2']), verdicts, PATHS);
    expect(host.ruleset).toContain('  map spread {\n    typeof numgen inc mod 64 : meta mark\n  }\n');
    expect(chain(host.ruleset, 'spread')).toBe(`  chain spread {
    type filter hook prerouting priority dstnat + 10; policy accept;
    iifname "tq0-far" meta length <= 200 meta mark set numgen inc mod 64 map @spread accept
    iifname "tq0-far" meta mark set numgen inc mod 64 map @spread accept
    iifname "lan0" ip saddr 192.168.50.0/24 meta mark 0 meta mark set 350
  }
`);
    expect(chain(host.ruleset, 'spread-apart')).toBe(`  chain spread-apart {
    type filter hook prerouting priority raw - 5; policy accept;
    iifname "tq0-far" notrack
  }
`);
    expect(chain(host.ruleset, 'forward')).toContain(
      'iifname "tq0-far" oifname { "tl1", "tl2", "tq0" } accept',
    );
    expect(host.virtualLinks).toEqual([{ kind: 'pair', name: 'tq0', far: 'tq0-far' }]);
    expect(host.routes).toContainEqual({
      type: 'unicast',
      table: 350,
      destination: 'default',
      metric: 1,
      device: 'tq0',
    });
    expect(host.spreads.map(({ name }) => name)).toEqual(['spread']);
    expect([201, 202].map((mark) => count(host.spreads[0]?.marks, mark))).toEqual([48, 16]);
    expect(host.rules.filter(({ mark }) => mark !== undefined && mark > 200)).toEqual([
      { priority: 5_450, table: 350, mark: 350 },
      { priority: 5_451, table: 201, mark: 201 },
      { priority: 5_452, table: 202, mark: 202 },
    ]);
    expect(host.sysctls).toMatchObject({
      'net/netfilter/nf_conntrack_tcp_be_liberal': '1',
      'net/ipv4/conf/tq0-far/accept_local': '1',
    });
    expect(host.services).toEqual([]);
    expect(host.ruleset).not.toContain('tproxy');
  });

  it('gives each packet to a site a line, by tables that the sites share', () => {
    const sites = [1, 2].map((index) => ({
      ...exampleRelaySite(index, [1, 2]),
      braid: { profile: 'spray' as const },
    }));
    const said = new Map([[2, { ...verdicts, down: [1] }]]);
    const host = renderRelay(EXAMPLE_RELAY, sites, bareHost(['eth0']), said, PATHS);
    expect(chain(host.ruleset, 'spread')).toBe(`  chain spread {
    type filter hook prerouting priority dstnat + 10; policy accept;
    iifname "tq1-far" meta length <= 200 meta mark set numgen inc mod 64 map @spread-1 accept
    iifname "tq1-far" meta mark set numgen inc mod 64 map @spread-1 accept
    ip daddr 10.77.1.31 meta mark 0 meta mark set 350
    iifname "tq2-far" meta length <= 200 meta mark set numgen inc mod 64 map @spread-2 accept
    iifname "tq2-far" meta mark set numgen inc mod 64 map @spread-2 accept
    ip daddr 10.77.2.31 meta mark 0 meta mark set 350
  }
`);
    expect(host.rules).toHaveLength(3);
    expect(host.routes.filter(({ table }) => table === 202)).toEqual([
      expect.objectContaining({ destination: '10.77.1.31/32', device: 'tr1-2' }),
      expect.objectContaining({ destination: '10.77.2.31/32', device: 'tr2-2' }),
    ]);
    expect(count(host.spreads[1]?.marks, 202)).toBe(64);
  });

  it('lets what waits out of one queue, at what the lines carry by their slots beside their heartbeats', () => {
    const desired = { ...exampleSite([1, 2]), braid: { profile: 'spray' as const } };
    const queues = (down: readonly number[], shaping = true) =>
      renderSite(
        { ...desired, quality: { ...desired.quality, shaping } },
        bareHost(['lan0', 'wan1', 'wan2']),
        { ...verdicts, down },
        PATHS,
      ).queues.filter(({ device }) => device === 'tq0');
    expect(queues([]).map(({ rateKbit }) => rateKbit)).toEqual([
      Math.floor(Math.min((8_944 * 64) / 48, (2_944 * 64) / 16) * 0.99),
    ]);
    expect(queues([2]).map(({ rateKbit }) => rateKbit)).toEqual([9_900]);
    expect(queues([], false)).toEqual([]);
  });

  it('takes one line where a line is not held to a rate', () => {
    const desired = { ...exampleSite([1, 2]), braid: { profile: 'spray' as const } };
    const open = { ...desired, quality: { ...desired.quality, shaping: false } };
    const host = renderSite(open, bareHost(['lan0', 'wan1', 'wan2']), verdicts, PATHS);
    expect([201, 202].map((mark) => count(host.spreads[0]?.marks, mark))).toEqual([64, 0]);
  });
});

describe('profile failover', () => {
  it('takes the best tunnel for all, and nothing in the way', () => {
    const desired = { ...exampleSite([1, 2]), braid: { profile: 'failover' as const } };
    const host = renderSite(
      desired,
      bareHost(['lan0', 'wan1', 'wan2']),
      { down: [], preference: [2] },
      PATHS,
    );
    expect(host.services).toEqual([]);
    expect(host.mptcp.endpoints).toEqual([]);
    expect(host.ruleset).not.toContain('tproxy');
    expect(host.spreads).toEqual([]);
    const best = host.routes.find(({ table, metric }) => table === 400 && metric === 101);
    expect(best?.device).toBe('tl2');
  });
});
