import { describe, expect, it } from '@jest/globals';
import { contentHash } from '../content-hash.js';
import { NO_VERDICTS } from '../host-state.js';
import { CAME, CAME_MERGED } from '../line-counters.js';
import { bareHost, EXAMPLE_RELAY, exampleRelaySite, exampleSite, PATHS } from '../testing/examples.js';
import { renderRelay } from './relay/index.js';
import { renderSite } from './site/index.js';

const braid = { profile: 'mptcp', carrier: 'direct' } as const;
const chain = (ruleset: string, name: string) =>
  new RegExp(`  chain ${name} \\{\\n(.*?)\\n  \\}`, 's').exec(ruleset)?.[1]?.replaceAll('    ', '');

describe('the queues of bare lines', () => {
  it('stand before the lines at the site, with exactly these classes', () => {
    const desired = { ...exampleSite([1, 2]), braid };
    const { queues, ruleset } = renderSite(desired, bareHost(['lan0', 'wan1', 'wan2']), NO_VERDICTS, PATHS);
    expect(
      queues.map(({ device, overhead, header, rateKbit }) => [device, overhead - header, rateKbit]),
    ).toEqual([
      ['wan1', -14, 11_940],
      ['tl1', 60, 11_940],
    ]);
    expect(
      chain(ruleset ?? '', 'to-lines'),
    ).toBe(`udp dport { 20008, 20009 } meta length <= 400 meta priority set 7e5:4 accept
udp dport { 20008, 20009 } meta priority set 7e5:2 accept
udp dport { 53, 4441 } meta priority set 7e5:4 accept
meta l4proto icmp meta priority set 7e5:4 accept
tcp flags & (fin | syn | rst) != 0 meta priority set 7e5:4 accept
ip protocol tcp meta length <= 80 meta priority set 7e5:4 accept
tcp dport 4448 meta priority set 7e5:4 accept
ip dscp ef meta priority set 7e5:4 accept
tcp dport 4449 meta priority set 7e5:3 accept
ip dscp cs4 meta priority set 7e5:3 accept
tcp dport 4450 meta priority set 7e5:1 accept
ip dscp cs1 meta priority set 7e5:1 accept`);
  });

  it('are lanes of one interface at the relay, for the lines of such sites alone', () => {
    const host = {
      ...bareHost(['eth0']),
      lineFacts: [{ interface: 'eth0', address: '203.0.113.10', gateway: '203.0.113.1' }],
    };
    const sites = [exampleRelaySite(1, [1]), { ...exampleRelaySite(2, [1, 2]), braid }];
    const doors = sites[1]?.lines.map(({ tunnel }) => tunnel.listenPort) ?? [];
    const { queues, ruleset } = renderRelay(EXAMPLE_RELAY, sites, host, new Map(), PATHS);
    expect(queues.filter(({ device }) => device === 'eth0')).toEqual([
      { device: 'eth0', lane: 16, maker: 'htb+fq_codel', rateKbit: 59_700, overhead: 0, header: 14 },
      { device: 'eth0', lane: 17, maker: 'htb+fq_codel', rateKbit: 59_701, overhead: 0, header: 14 },
    ]);
    const [first, second] = doors;
    const marks = `${first} : 131088, ${second} : 131089`;
    const rules = chain(ruleset ?? '', 'to-lines')?.split('\n') ?? [];
    expect(rules.slice(0, 5)).toEqual([
      `udp sport { ${first}, ${second} } ct mark 0 ct mark set udp sport map { ${marks} }`,
      `udp sport { ${first}, ${second} } meta length <= 200 meta mark set udp sport map { ${first} : 65538, ${second} : 65538 } update @heard { meta mark . ip daddr : ct mark }`,
      'tcp sport { 4443, 4448, 4449, 4450 } ct mark 0 ct mark set meta mark . ip daddr map @heard',
      'tcp sport { 4443, 4448, 4449, 4450 } ct mark 1-8 ct mark set meta mark . ct mark map { 65538 . 1 : 131088, 65538 . 2 : 131089 }',
      `udp sport { ${first}, ${second} } meta length <= 400 meta priority set ct mark map { 131088 : 7e5:82, 131089 : 7e5:8a } accept`,
    ]);
    expect(chain(ruleset ?? '', 'count-lines')).toBe(
      `type filter hook prerouting priority mangle + 10; policy accept;
iifname "eth0" ct mark 131072-262143 meta length > 1500 update @${CAME_MERGED} { ct mark } accept
iifname "eth0" ct mark 131072-262143 update @${CAME} { ct mark }`,
    );
    const declaration = 'mark; size 65535; flags dynamic,timeout; timeout 1h; counter';
    for (const set of ['came', 'came-merged'])
      expect(ruleset).toContain(`  set ${set}-${contentHash(declaration)} {\n    type ${declaration}\n  }\n`);
    expect(rules.at(-1)).toBe('meta priority set ct mark map { 131088 : 7e5:84, 131089 : 7e5:8c } accept');
  });

  it('are told apart and counted at the relay even where none is held', () => {
    const host = {
      ...bareHost(['eth0']),
      lineFacts: [{ interface: 'eth0', address: '203.0.113.10', gateway: '203.0.113.1' }],
    };
    const example = exampleRelaySite(2, [1, 2]);
    const site = { ...example, braid, quality: { ...example.quality, shaping: false } };
    const { queues, ruleset } = renderRelay(EXAMPLE_RELAY, [site], host, new Map(), PATHS);
    expect(queues.filter(({ device }) => device === 'eth0')).toEqual([]);
    expect(chain(ruleset ?? '', 'to-lines')?.split('\n')).toHaveLength(4);
    expect(chain(ruleset ?? '', 'count-lines')).toContain(`@${CAME} `);
    const { ruleset: other } = renderRelay(EXAMPLE_RELAY, [example], host, new Map(), PATHS);
    expect(other).not.toContain('@came');
  });
});
