import { describe, expect, it } from '@jest/globals';
import type { HostState } from '@tresse/net-plan';
import { LineFinder } from './line-finder.js';
import type { Reach } from './reach.js';

const PATHS = { stateDir: '/state', wireguardKey: '/state/wireguard.key' };

/** A host of cards with what each was leased. */
function hostWith(leases: Readonly<Record<string, string>>, idle: readonly string[] = []): HostState {
  const names = [...Object.keys(leases), ...idle].sort();
  return {
    cards: names.map((name) => ({ name, mac: null, kind: 'ethernet', carrier: true })),
    links: names.map((name) => ({ name, mtu: 1500, up: true, addresses: [] })),
    leases: Object.entries(leases).map(([name, address]) => ({
      interface: name,
      address: `${address}/24`,
      gateway: address.replace(/\d+$/, '1'),
    })),
    services: names.map((_, place) => ({ name: `dhcp-${place + 1}`, configHash: '' })),
    virtualLinks: [],
    members: [],
    tunnels: [],
    queues: [],
    routes: [],
    rules: [],
    mptcp: { subflows: 2, addAddrAccepted: 0, endpoints: [] },
    sysctls: {},
    firewall: null,
    spreads: [],
    files: {},
    capabilities: {
      kernelWireguard: true,
      mptcp: false,
      bonding: false,
      openvpn: false,
      dnsmasq: true,
      qdiscs: [],
      access: ['dhcp'],
      ipv6: false,
      bbr: null,
      rtoMax: false,
    },
    wireguardPublicKey: '',
    answered: [],
    lineFacts: [],
    modems: [],
    localAddresses: [],
    ledger: { sysctls: {}, addresses: [] },
  };
}

function world(reach: Readonly<Record<string, Reach>>) {
  let now = 0;
  const due: (() => void)[] = [];
  const told: string[] = [];
  const finder = new LineFinder({
    paths: PATHS,
    pagePort: 80,
    monotonicMs: () => now,
    clock: {
      after: (_ms, callback) => {
        due.push(callback);
        return () => undefined;
      },
    },
    tryReach: async ({ name }) => reach[name ?? ''] ?? 'nowhere',
  });
  const news = new Promise<string>((resolve) => {
    finder.listen((reason) => {
      told.push(reason);
      resolve(reason);
    });
  });
  return { finder, news, told, wait: (ms: number) => (now += ms) };
}

const CONTROL_PLANE = new URL('https://203.0.113.7:8443');

describe('a box without settings', () => {
  it('sends its own traffic by the line that reaches the control plane, once it knows', async () => {
    const { finder, news } = world({ eth1: 'control-plane' });
    const observed = hostWith({ eth0: '192.168.1.20', eth1: '192.168.1.30' });
    const firstWay = () =>
      finder
        .plan(observed)
        .flatMap((step) =>
          step.action === 'set-route' && step.route.table === 500 ? [step.route.device] : [],
        )[0];
    expect(firstWay()).toBe('eth0');
    finder.aim(CONTROL_PLANE);
    finder.settled();
    await news;
    await new Promise(setImmediate);
    expect(firstWay()).toBe('eth1');
    expect([...finder.internet()].sort()).toEqual([
      ['eth0', false],
      ['eth1', true],
    ]);
  });

  it.each<[string, Record<string, string>, Record<string, Reach>, string]>([
    ['no line has an address', {}, {}, 'enrol.no-line'],
    ['no line leads anywhere', { eth0: '192.168.1.20' }, {}, 'enrol.no-internet'],
    ['a line leads to the internet', { eth0: '192.168.1.20' }, { eth0: 'internet' }, 'enrol.unreachable'],
  ])('says what is wrong when %s', async (_what, leases, reach, code) => {
    const { finder } = world(reach);
    finder.plan(hostWith(leases, ['eth9']));
    finder.aim(CONTROL_PLANE);
    await new Promise(setImmediate);
    expect(finder.blame()).toBe(code);
  });

  it('does not say that the internet is missing before each line was tried for it', async () => {
    const { finder } = world({});
    finder.plan(hostWith({ eth0: '192.168.1.20' }));
    finder.aim(CONTROL_PLANE);
    expect(finder.blame()).toBe('enrol.unreachable');
    await new Promise(setImmediate);
    finder.plan(hostWith({ eth0: '192.168.1.20', eth1: '192.168.1.30' }));
    expect(finder.blame()).toBe('enrol.unreachable');
  });

  it('serves a laptop at a port where nobody handed out an address for long enough, and at no other', () => {
    const { finder, wait } = world({});
    const observed = hostWith({ eth0: '192.168.1.20' }, ['eth1']);
    finder.plan(observed);
    expect(finder.lanAddresses()).toEqual([]);
    wait(15_000);
    const steps = finder.plan(observed);
    expect(finder.lanAddresses()).toEqual(['192.168.212.1']);
    expect(steps).toContainEqual({ action: 'add-address', link: 'eth1', address: '192.168.212.1/24' });
    finder.plan(hostWith({ eth0: '192.168.1.20', eth1: '192.168.5.9' }));
    expect(finder.lanAddresses()).toEqual([]);
  });

  it('tries two lines of one address by the first of them alone', () => {
    const { finder } = world({});
    finder.plan(hostWith({ eth0: '192.168.1.20', eth1: '192.168.1.20' }));
    expect(finder.ways()).toEqual([{ name: 'eth0', localAddress: '192.168.1.20' }]);
  });
});
