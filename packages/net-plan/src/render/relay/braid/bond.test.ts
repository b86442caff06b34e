import { describe, expect, it } from '@jest/globals';
import { relayContingency } from '../../../contingency.js';
import { planRelay } from '../../../plan.js';
import { bareHost, bonded, EXAMPLE_RELAY, exampleRelaySite, PATHS } from '../../../testing/examples.js';
import { simulate } from '../../../testing/simulate.js';
import { renderRelay } from '../index.js';

const sites = [bonded(exampleRelaySite(1, [1, 2])), exampleRelaySite(2, [1, 2])];
const host = bareHost(['eth0']);
const input = { desired: EXAMPLE_RELAY, sites, paths: PATHS, verdicts: new Map() };

describe('the bond at the relay', () => {
  it('is one for the site, guarded as its tunnels are', () => {
    const { virtualLinks, members, ruleset } = renderRelay(EXAMPLE_RELAY, sites, host, new Map(), PATHS);
    expect(virtualLinks.map(({ name }) => name)).toEqual(['tb1', 'ta1-1', 'ta1-2']);
    expect(members.map(({ link, bond }) => `${link} ${bond}`).sort()).toEqual(['ta1-1 tb1', 'ta1-2 tb1']);
    expect(ruleset).toContain('"tb1" . 10.77.1.31, "ta1-1" . 10.77.1.31, "ta1-2" . 10.77.1.31');
    expect(ruleset).toMatch(/set doors \{[^}]*53008, 53009/);
  });

  it('is given exactly this OpenVPN for a line', () => {
    const { files } = renderRelay(EXAMPLE_RELAY, sites, host, new Map(), PATHS);
    expect(files['/state/net/bond-1-1.conf']?.split('\n').slice(0, 14)).toEqual([
      '# certificate 0a1b',
      'tls-server',
      'dh none',
      'lport 53008',
      'float',
      'remote-cert-tls client',
      'verify-x509-name 00000000-0000-4000-8000-000000000201 name',
      'proto udp4',
      'dev ta1-1',
      'dev-type tap',
      'persist-tun',
      'tun-mtu 1401',
      'keepalive 2 10',
      'tls-version-min 1.3',
    ]);
  });

  it('loses a dead line of that site at the verdict, with nothing left to do afterwards', () => {
    const observed = simulate(host, planRelay({ ...input, observed: host }));
    expect(planRelay({ ...input, observed })).toEqual([]);
    const dead = relayContingency({ ...input, observed }).find(({ tunnel }) => tunnel === 'tr1-2');
    expect(dead?.steps).toContainEqual({ action: 'leave-bond', link: 'ta1-2', bond: 'tb1' });
    const verdicts = new Map([[1, { down: [2], preference: [] }]]);
    const after = simulate(observed, dead?.steps ?? []);
    expect(planRelay({ ...input, verdicts, observed: after })).toEqual([]);
  });
});
