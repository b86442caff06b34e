import { describe, expect, it } from '@jest/globals';
import { siteContingency } from '../../../contingency.js';
import { NO_VERDICTS } from '../../../host-state.js';
import { planSite } from '../../../plan.js';
import { bareHost, bonded, exampleSite, PATHS } from '../../../testing/examples.js';
import { simulate } from '../../../testing/simulate.js';
import { renderSite } from '../index.js';

const desired = bonded(exampleSite([1, 2]));
const host = bareHost(['lan0', 'wan1', 'wan2']);
const input = { desired, paths: PATHS, verdicts: NO_VERDICTS };

describe('the bond at a site', () => {
  it('joins one tap a line, and carries all that leaves the LAN', () => {
    const { virtualLinks, members, routes, ruleset } = renderSite(desired, host, NO_VERDICTS, PATHS);
    expect(virtualLinks).toEqual([
      { kind: 'bond', name: 'tb0', mode: 'balance-xor', hash: 'layer3+4', carrierMs: 100 },
      { kind: 'tap', name: 'ta1' },
      { kind: 'tap', name: 'ta2' },
    ]);
    expect(members).toEqual([
      { link: 'ta1', bond: 'tb0' },
      { link: 'ta2', bond: 'tb0' },
    ]);
    expect(routes).toContainEqual({
      type: 'unicast',
      table: 400,
      destination: 'default',
      metric: 100,
      device: 'tb0',
      via: '10.77.0.1',
      source: '10.77.0.31',
    });
    expect(ruleset).toContain(
      'oifname { "tl1", "tl2", "tb0", "ta1", "ta2" } ip saddr 192.168.50.0/24 snat ip to 10.77.0.31',
    );
  });

  it('is given exactly this OpenVPN for a line', () => {
    const { files } = renderSite(desired, host, NO_VERDICTS, PATHS);
    expect(files['/state/net/bond-2.conf']).toBe(`# certificate 0a1b
tls-client
remote 203.0.113.2 53009
nobind
mark 102
remote-cert-tls server
verify-x509-name 00000000-0000-4000-8000-000000000003 name
proto udp4
dev ta2
dev-type tap
persist-tun
tun-mtu 1402
keepalive 2 10
tls-version-min 1.3
data-ciphers CHACHA20-POLY1305:AES-256-GCM
allow-compression no
reneg-sec 86400
disable-dco
mssfix 0
verb 1
ca /state/authority.crt
cert /state/device.crt
key /state/device.key
tls-crypt /state/net/bond-2.secret
log-append /state/log/bond-2.log
`);
  });

  it('asks by ARP where the driver itself is to watch, and leaves its taps to it', () => {
    const byArp = { ...desired, braid: { ...desired.braid, monitor: 'arp' } } as typeof desired;
    const { virtualLinks, members, routes } = renderSite(byArp, host, { down: [2], preference: [] }, PATHS);
    expect(virtualLinks[0]).toMatchObject({ arp: { everyMs: 200, target: '10.77.255.254' } });
    expect(virtualLinks[0]).not.toHaveProperty('carrierMs');
    expect(members).toHaveLength(2);
    expect(routes).toContainEqual({
      type: 'unreachable',
      table: 254,
      destination: '10.77.255.254/32',
      metric: 65_535,
    });
  });

  it('loses a dead line and gets it back, each at the verdict, with nothing left to do afterwards', () => {
    const observed = simulate(host, planSite({ ...input, observed: host }));
    expect(planSite({ ...input, observed })).toEqual([]);
    const [dead] = siteContingency({ ...input, observed });
    expect(dead?.steps[0]).toEqual({ action: 'leave-bond', link: 'ta1', bond: 'tb0' });
    const without = simulate(observed, dead?.steps ?? []);
    const verdicts = { down: [1], preference: [] };
    expect(planSite({ ...input, verdicts, observed: without })).toEqual([]);
    const [back] = siteContingency({ ...input, verdicts, observed: without });
    expect(back?.steps[0]).toEqual({ action: 'join-bond', link: 'ta1', bond: 'tb0' });
    expect(planSite({ ...input, observed: simulate(without, back?.steps ?? []) })).toEqual([]);
  });

  it('prefers the fastest line in active-backup, and the other when that dies, without being made anew', () => {
    const backed = bonded(exampleSite([1, 2]), 'active-backup');
    const all = { ...input, desired: backed };
    const observed = simulate(host, planSite({ ...all, observed: host }));
    expect(observed.members).toEqual([
      { link: 'ta1', bond: 'tb0', primary: true },
      { link: 'ta2', bond: 'tb0' },
    ]);
    const [dead] = siteContingency({ ...all, observed });
    expect(dead?.steps.slice(0, 2)).toEqual([
      { action: 'leave-bond', link: 'ta1', bond: 'tb0' },
      { action: 'prefer-member', link: 'ta2', bond: 'tb0' },
    ]);
    const without = simulate(observed, dead?.steps ?? []);
    const verdicts = { down: [1], preference: [] };
    expect(planSite({ ...all, verdicts, observed: without })).toEqual([]);
    const [back] = siteContingency({ ...all, verdicts, observed: without });
    expect(simulate(without, back?.steps ?? []).members).toEqual(
      expect.arrayContaining([...observed.members]),
    );
  });

  it('takes turns over lines that are alike, and sends by the best alone where they are not', () => {
    const turns = bonded(exampleSite([1, 2]), 'balance-rr');
    const taps = (second: number, down: number[] = []) =>
      renderSite(turns, host, { down, preference: [], roundTrips: { 1: 20, 2: second } }, PATHS);
    const links = (wanted: ReturnType<typeof taps>) => wanted.members.map(({ link }) => link);
    expect(links(taps(25))).toEqual(['ta1', 'ta2']);
    expect(links(taps(180))).toEqual(['ta1']);
    expect(links(taps(180, [1]))).toEqual(['ta2']);
    expect(taps(180).virtualLinks).toEqual(taps(25).virtualLinks);
  });

  it('holds what leaves by each tap, and where they take turns what leaves by all of them', () => {
    const turns = bonded(exampleSite([1, 2]), 'balance-rr');
    const verdicts = { ...NO_VERDICTS, roundTrips: { 1: 20, 2: 25 } };
    const queue = { maker: 'htb+fq_codel', overhead: 66, header: 14, patient: true };
    const queues = (braid: typeof desired, said = NO_VERDICTS) =>
      renderSite(braid, host, said, PATHS).queues.filter(({ device }) => !device.startsWith('tl'));
    const taps = [
      { ...queue, device: 'ta1', rateKbit: 11_884 },
      { ...queue, device: 'ta2', rateKbit: 11_884 },
    ];
    expect(queues(desired)).toEqual(taps.map((one) => ({ ...one, maker: 'cake' })));
    const ofAll = { ...queue, device: 'tb0', rateKbit: 23_530 };
    expect(queues(turns, verdicts)).toEqual([...taps, ofAll]);
    expect(queues(turns).at(-1)).toEqual({ ...ofAll, rateKbit: 13_135 });
    const { ruleset } = renderSite(turns, host, NO_VERDICTS, PATHS);
    expect(ruleset).toContain(
      'oifname { "tb0" } jump to-bonds\n    udp dport { 53, 4441 } meta priority set 7e5:4 accept',
    );
    expect(ruleset).toContain('chain to-bonds {\n    udp dport { 53, 4441 } meta priority set 7e5:10 accept');
  });

  it('is made anew in another mode, and goes with all its taps in another profile', () => {
    const observed = simulate(host, planSite({ ...input, observed: host }));
    const otherMode = bonded(desired, 'balance-rr');
    const changed = simulate(observed, planSite({ ...input, desired: otherMode, observed }));
    expect(planSite({ ...input, desired: otherMode, observed: changed })).toEqual([]);
    const other = exampleSite([1, 2]);
    const gone = simulate(observed, planSite({ ...input, desired: other, observed }));
    expect(gone.virtualLinks).toEqual([]);
    expect(planSite({ ...input, desired: other, observed: gone })).toEqual([]);
  });
});
