import { describe, expect, it } from '@jest/globals';
import { foundInterfaces, NO_USES } from '../../found-interfaces.js';
import type { HostState } from '../../host-state.js';
import { planSite, planTakeDown, planUnconfigured } from '../../plan.js';
import { bareHost, exampleSite, PATHS } from '../../testing/examples.js';
import { simulate } from '../../testing/simulate.js';
import { withOwnClients } from '../../unattended-lines.js';
import { type Finding, foundLines, renderUnconfigured } from './index.js';

const NAMES = ['eth0', 'eth1', 'eth2'];
const FINDING: Finding = { silent: [], reaching: [], pagePort: 80 };

/** A box with three cards, two of which were leased an address of one and the same subnet. */
function box(more: Partial<HostState> = {}): HostState {
  return {
    ...bareHost(NAMES),
    lineFacts: [],
    services: [1, 2, 3].map((index) => ({ name: `dhcp-${index}`, configHash: 'any' })),
    leases: [
      { interface: 'eth0', address: '192.168.1.20/24', gateway: '192.168.1.1' },
      { interface: 'eth1', address: '192.168.1.30/24', gateway: '192.168.1.1' },
    ],
    ...more,
  };
}

const render = (observed: HostState, finding: Partial<Finding> = {}) =>
  renderUnconfigured(observed, { ...FINDING, ...finding }, PATHS);
const inTable = (table: number, { routes }: ReturnType<typeof render>) =>
  routes
    .filter((route) => route.table === table)
    .map(({ type, destination, via = '', device = '' }) => [type, destination, via, device].join(' ').trim());

describe('a box without settings', () => {
  it('brings every card up and asks for an address on each', () => {
    const host = render(bareHost(NAMES));
    expect(host.links.map(({ name, addresses }) => [name, addresses])).toEqual(
      NAMES.map((name) => [name, []]),
    );
    expect(host.services.map(({ name, arguments: told }) => [name, told[1]])).toEqual([
      ['dhcp-1', 'eth0'],
      ['dhcp-2', 'eth1'],
      ['dhcp-3', 'eth2'],
    ]);
  });

  it('keeps two lines of one subnet apart, each in its own table', () => {
    const host = render(box());
    expect(inTable(101, host)).toEqual([
      'unicast 192.168.1.0/24  eth0',
      'unicast default 192.168.1.1 eth0',
      'unreachable default',
    ]);
    expect(inTable(102, host)).toEqual([
      'unicast 192.168.1.0/24  eth1',
      'unicast default 192.168.1.1 eth1',
      'unreachable default',
    ]);
    expect(host.rules).toContainEqual({ priority: 5_101, table: 101, from: '192.168.1.20' });
    expect(host.rules).toContainEqual({ priority: 5_102, table: 102, from: '192.168.1.30' });
    expect(host.links[0]).toMatchObject({ addresses: ['192.168.1.20/24'], routing: 'own-table' });
  });

  it('leaves by a line that reaches further first', () => {
    expect(inTable(500, render(box(), { reaching: ['eth1'] }))).toEqual([
      'unicast default 192.168.1.1 eth1',
      'unicast default 192.168.1.1 eth0',
    ]);
  });

  it('serves a laptop at a silent card, and lets nobody but that one see the page', () => {
    const host = render(box(), { silent: ['eth0', 'eth2'] });
    expect(host.links.find(({ name }) => name === 'eth2')?.addresses).toEqual(['192.168.213.1/24']);
    expect(host.files['/state/net/dnsmasq.conf']).toBe(`interface=eth2
except-interface=lo
bind-dynamic
no-hosts
no-resolv
port=0
dhcp-leasefile=/state/net/first-boot.leases
quiet-dhcp
dhcp-range=192.168.213.100,192.168.213.199,255.255.255.0,2m
dhcp-option=option:router
dhcp-option=option:dns-server
`);
    expect(host.ruleset).toContain('iifname != { "lo", "eth2" } tcp dport 80 drop');
  });

  it('does not serve where nothing is plugged in', () => {
    const cards = box().cards.map((card) => ({ ...card, carrier: card.name !== 'eth2' }));
    expect(render(box({ cards }), { silent: ['eth2'] }).services.map(({ name }) => name)).not.toContain(
      'dnsmasq',
    );
  });

  it('does not take itself for a provider when two of its ports meet', () => {
    const observed = box({
      localAddresses: ['192.168.213.1'],
      leases: [{ interface: 'eth0', address: '192.168.213.100/24', gateway: '192.168.213.1' }],
    });
    expect(foundLines(observed).map(({ address }) => address)).toEqual([null, null, null]);
  });

  it('leaves a card as it is that the operating system has given an address', () => {
    const given = bareHost(['wan1']);
    expect(foundLines(given)).toMatchObject([
      { asks: false, address: '192.168.1.2', gateway: '192.168.1.1' },
    ]);
    const host = render(given);
    expect(host.services).toEqual([]);
    expect(host.links).toEqual([]);
    expect(inTable(101, host)).toEqual(['unicast default 192.168.1.1 wan1', 'unreachable default']);
  });

  it('asks for nothing by Wi-Fi and modems, which need settings, and tells of them', () => {
    const cards = [
      { name: 'wlan0', mac: '02:00:00:00:00:01', kind: 'wifi', carrier: false },
      { name: 'wwan0', mac: null, kind: 'modem', carrier: false },
    ] as const;
    const host = { ...bareHost([]), cards };
    expect(render(host).services).toEqual([]);
    expect(foundInterfaces(host, NO_USES).map(({ name, kind }) => [name, kind])).toEqual([
      ['wlan0', 'wifi'],
      ['wwan0', 'modem'],
    ]);
  });

  it('settles in one plan, and is taken down to the last step', () => {
    const first = simulate(box(), planUnconfigured(box(), { ...FINDING, silent: ['eth2'] }, PATHS));
    expect(planUnconfigured(first, { ...FINDING, silent: ['eth2'] }, PATHS)).toEqual([]);
    const bare = simulate(first, planTakeDown(first));
    expect([bare.rules, bare.routes, bare.services, bare.firewall, bare.ledger.addresses]).toEqual([
      [],
      [],
      [],
      null,
      [],
    ]);
  });
});

describe('the first settings', () => {
  const site = exampleSite([1, 2]);
  const desired = {
    ...site,
    lan: { ...site.lan, interface: 'eth2' },
    lines: site.lines.map((line, at) => ({
      ...line,
      vlan: null,
      interface: NAMES[at] ?? '',
      addressing: { method: 'dhcp' as const },
    })),
  };

  it('take over the lines with their clients running, and leave nothing of the search', () => {
    const finding = { ...FINDING, silent: ['eth2'] };
    const found = simulate(box(), planUnconfigured(box(), finding, PATHS));
    const steps = planSite({
      desired,
      observed: found,
      verdicts: { down: [], preference: [] },
      paths: PATHS,
    });
    const touched = steps.flatMap((step) =>
      ['start-service', 'reload-service', 'stop-service'].includes(step.action) && 'name' in step
        ? [step.name]
        : [],
    );
    expect(touched).not.toContain('dhcp-1');
    expect(touched).not.toContain('dhcp-2');
    expect(touched).toContain('dhcp-3');
    const configured = simulate(found, steps);
    expect(
      planSite({ desired, observed: configured, verdicts: { down: [], preference: [] }, paths: PATHS }),
    ).toEqual([]);
    expect(configured.services.map(({ name }) => name)).not.toContain('dhcp-3');
    expect(configured.links.find(({ name }) => name === 'eth2')?.addresses).not.toContain('192.168.213.1/24');
    expect(configured.routes.filter(({ table }) => table === 103)).toEqual([]);
  });
});

describe('lines that were to keep what the operating system gives them', () => {
  const site = exampleSite([1, 2]);
  const verdicts = { down: [], preference: [] };
  const desired = {
    ...site,
    lan: { ...site.lan, interface: 'eth2' },
    lines: site.lines.map((line, at) => ({
      ...line,
      vlan: null,
      interface: NAMES[at] ?? '',
      addressing: { method: 'automatic' as const },
    })),
  };
  const plan = (observed: HostState) =>
    planSite({ desired: withOwnClients(desired, observed), observed, verdicts, paths: PATHS });

  it('keep the addresses that they were found with, where the system gives none', () => {
    const found = simulate(box(), planUnconfigured(box(), FINDING, PATHS));
    const configured = simulate(found, plan(found));
    expect(configured.links.find(({ name }) => name === 'eth0')?.addresses).toContain('192.168.1.20/24');
    expect(configured.services.map(({ name }) => name)).toEqual(expect.arrayContaining(['dhcp-1', 'dhcp-2']));
    expect(configured.routes).toContainEqual(
      expect.objectContaining({ table: 101, destination: 'default', device: 'eth0', via: '192.168.1.1' }),
    );
    expect(plan(configured)).toEqual([]);
  });

  it('are left to the system where it gives one', () => {
    const wan = (at: number) => ['wan1', 'wan2'][at] ?? '';
    const own = {
      ...desired,
      lines: desired.lines.map((line, at) => ({ ...line, interface: wan(at) })),
    };
    expect(withOwnClients(own, bareHost(['wan1', 'wan2', 'eth2']))).toEqual(own);
  });
});

describe('what is told of interfaces', () => {
  it('says of each what it has, whether it leads to the control plane, and what it is used for', () => {
    const observed = box({
      links: box().links.map((link) =>
        link.name === 'eth0' ? { ...link, addresses: ['192.168.1.20/24'] } : link,
      ),
      routes: [
        {
          type: 'unicast',
          table: 101,
          destination: 'default',
          metric: 1,
          device: 'eth0',
          via: '192.168.1.1',
        },
      ],
    });
    const uses = { lines: ['eth0'], lan: 'eth2', internet: new Map([['eth0', true]]) };
    expect(foundInterfaces(observed, uses)).toEqual([
      {
        name: 'eth0',
        mac: null,
        kind: 'ethernet',
        carrier: true,
        address: '192.168.1.20/24',
        gateway: '192.168.1.1',
        internet: true,
        usedFor: 'line',
      },
      expect.objectContaining({ name: 'eth1', address: null, internet: null, usedFor: null }),
      expect.objectContaining({ name: 'eth2', usedFor: 'lan' }),
    ]);
  });
});
