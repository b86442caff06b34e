import { describe, expect, it } from '@jest/globals';
import { NO_VERDICTS } from '../../host-state.js';
import { planSite } from '../../plan.js';
import { bareHost, exampleSite, PATHS } from '../../testing/examples.js';
import { simulate } from '../../testing/simulate.js';
import { renderSite } from './index.js';

const HOST = bareHost(['lan0', 'wan1', 'wan2']);
const FILE = '/state/net/pppoe-1.secret';

function desired(password: string | undefined, vlan: number | null = null) {
  const site = exampleSite([1, 2]);
  const session = { method: 'pppoe' as const, user: 'fti/abc', ...(password ? { password } : {}) };
  const lines = site.lines.map((line) => (line.index === 1 ? { ...line, vlan, addressing: session } : line));
  return { ...site, lines };
}
const render = (password: string | undefined, vlan: number | null = null) =>
  renderSite(desired(password, vlan), HOST, NO_VERDICTS, PATHS);

describe('a line with a PPPoE session', () => {
  it('is given exactly these options', () => {
    const { files, services } = render('a"b\\c', 835);
    expect(services.find(({ program }) => program === 'pppd')).toEqual({
      name: 'pppoe-1',
      program: 'pppd',
      arguments: ['file', FILE],
      reads: [FILE],
    });
    expect(files[FILE]).toBe(`plugin rp-pppoe.so
nic-tv1
ifname tp1
user "fti/abc"
password "a\\"b\\\\c"
hide-password
noauth
noipdefault
nodefaultroute
noipv6
mtu 1492
mru 1492
lcp-echo-interval 5
lcp-echo-failure 3
persist
maxfail 0
holdoff 3
`);
  });

  it('does not call while the box cannot read the password', () => {
    expect(render(undefined).services.filter(({ program }) => program === 'pppd')).toEqual([]);
  });

  it('brings up what carries it, and uses the session as soon as it has an address', () => {
    const plan = (observed: typeof HOST) =>
      planSite({ desired: desired('x'), observed, verdicts: NO_VERDICTS, paths: PATHS });
    const calling = simulate(HOST, plan(HOST));
    expect(calling.routes.filter(({ table, type }) => table === 101 && type === 'unicast')).toEqual([]);
    const link = { name: 'tp1', mtu: 1492, up: true, addresses: ['100.64.0.7/32'] };
    const fact = { interface: 'tp1', address: '100.64.0.7', gateway: null };
    const connected = {
      ...calling,
      links: [...calling.links, link],
      lineFacts: [...calling.lineFacts, fact],
    };
    const up = simulate(connected, plan(connected));
    expect(up.routes.filter(({ table, type }) => table === 101 && type === 'unicast')).toEqual([
      { type: 'unicast', table: 101, destination: 'default', metric: 1, device: 'tp1' },
    ]);
    expect(plan(up)).toEqual([]);
  });
});
