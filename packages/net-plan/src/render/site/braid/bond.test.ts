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
      { kind: 'tap', name: 'tp1' },
      { kind: 'tap', name: 'tp2' },
    ]);
    expect(members).toEqual([
      { link: 'tp1', bond: 'tb0' },
      { link: 'tp2', bond: 'tb0' },
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
      'oifname { "tl1", "tl2", "tb0" } ip saddr 192.168.50.0/24 snat ip to 10.77.0.31',
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
dev tp2
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
    const { virtualLinks, members } = renderSite(byArp, host, { down: [2], preference: [] }, PATHS);
    expect(virtualLinks[0]).toMatchObject({ arp: { everyMs: 200, target: '10.77.0.1' } });
    expect(virtualLinks[0]).not.toHaveProperty('carrierMs');
    expect(members).toHaveLength(2);
  });

  it('loses a dead line and gets it back, each at the verdict, with nothing left to do afterwards', () => {
    const observed = simulate(host, planSite({ ...input, observed: host }));
    expect(planSite({ ...input, observed })).toEqual([]);
    const [dead] = siteContingency({ ...input, observed });
    expect(dead?.steps[0]).toEqual({ action: 'leave-bond', link: 'tp1', bond: 'tb0' });
    const without = simulate(observed, dead?.steps ?? []);
    const verdicts = { down: [1], preference: [] };
    expect(planSite({ ...input, verdicts, observed: without })).toEqual([]);
    const [back] = siteContingency({ ...input, verdicts, observed: without });
    expect(back?.steps[0]).toEqual({ action: 'join-bond', link: 'tp1', bond: 'tb0' });
    expect(planSite({ ...input, observed: simulate(without, back?.steps ?? []) })).toEqual([]);
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
