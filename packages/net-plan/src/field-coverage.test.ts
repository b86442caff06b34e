/** Every field of the desired state is rendered somewhere, or stands here as one that is not, with the reason. */
import { describe, expect, it } from '@jest/globals';
import { NO_VERDICTS } from './host-state.js';
import { planRelay, planSite } from './plan.js';
import {
  bareHost,
  bonded,
  EXAMPLE_BYPASS,
  EXAMPLE_LAN,
  EXAMPLE_RELAY,
  exampleRelaySite,
  exampleSite,
  PATHS,
} from './testing/examples.js';

const LAN_IPV6 = '2001:db8:7:1::/64';
const NAMES_ONLY = 'tells people which it is';
const COUNTED = 'is what the agent counts by; plans know only that it is spent';
/** Fields that only carrier `direct` renders. */
const OF_DIRECT = ['relay.device', 'relay.directPort', 'site.device', 'directPort'];
const NOT_RENDERED: Record<string, string> = {
  bond: 'is null but for profile `bond`',
  role: 'chooses the renderer',
  'site.id': NAMES_ONLY,
  'site.name': NAMES_ONLY,
  'relay.id': NAMES_ONLY,
  'relay.name': NAMES_ONLY,
  ...Object.fromEntries(OF_DIRECT.map((field) => [field, 'is of carrier direct'])),
  'lines.*.id': NAMES_ONLY,
  'lines.*.name': NAMES_ONLY,
  'lines.*.addressing.method': 'says which of the other two fields are there',
  'lines.*.allowance': 'is null: nothing is counted',
  'lines.*.allowance.gigabytes': COUNTED,
  'lines.*.allowance.billingDay': COUNTED,
  'portForwards.*.id': NAMES_ONLY,
  'lan.ipv6': 'is rendered as the network that it gives, `ipv6`',
  'lan.mode.kind': 'says which other fields are there; render/site/lan-mode.test.ts has each kind',
  'bypass.*.id': NAMES_ONLY,
  'portForwards.*.sources.*': 'is kept at the relay, where the sources are still seen',
  'relay.publicAddress':
    'is where carrier direct leads, and what is forwarded where the site has no address of its own',
  'relay.heartbeatPort': 'the watcher sends heartbeats; the site lets all of its own out',
};

interface Field {
  readonly path: string;
  readonly shape: string;
  readonly value: string | number | boolean | null;
}

function fields(value: unknown, path = '', shape = ''): Field[] {
  if (value === null || typeof value !== 'object') {
    return [{ path, shape, value: value as Field['value'] }];
  }
  return Object.entries(value).flatMap(([key, member]) => {
    const name = Array.isArray(value) ? '*' : key;
    return fields(member, path ? `${path}.${key}` : key, shape ? `${shape}.${name}` : name);
  });
}

/** The same value with one field changed to another of its kind. */
function changed<T>(value: T, path: string): T {
  const copy = structuredClone(value);
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const parent = keys.reduce<Record<string, unknown>>(
    (at, key) => at[key] as Record<string, unknown>,
    copy as Record<string, unknown>,
  );
  const before = parent[last];
  if (before === null) parent[last] = { downKbit: 1_000, upKbit: 1_000 };
  else if (typeof before === 'boolean') parent[last] = !before;
  else if (typeof before === 'number') parent[last] = before === 8 ? 7 : before + 1;
  else parent[last] = other(String(before));
  return copy;
}

function other(text: string): string {
  if (text === 'watcher') return 'arp';
  if (text === 'tcp') return 'udp';
  if (text === 'udp') return 'tcp';
  if (text === 'braid') return 'block';
  if (text === 'tunnel') return 'direct';
  if (text === 'mptcp') return 'spray';
  if (text === 'always') return 'backup';
  if (text.startsWith('2001:')) return text.replace('2001', '2003');
  if (/^\d+\.\d+\.\d+\.\d+/.test(text)) return text.replace(/^(\d+)/, (first) => String(Number(first) + 1));
  return `${text.slice(0, 12)}x`;
}

/** A line that blocks UDP, so that its way over TCP is rendered. */
const OVER_TCP = { ...NO_VERDICTS, fallback: { kept: [1], used: [1] } };

/** How a relay reaches the internet. */
const WAY_OUT = { interface: 'eth0', address: '203.0.113.99', gateway: '203.0.113.1' };

const plan = {
  site: (desired: ReturnType<typeof exampleSite>) => {
    const wans = desired.lines.map((line) => line.interface);
    const observed = bareHost([...new Set(['lan0', 'lan0x', 'to1', ...wans, desired.lan.interface])]);
    const verdicts = { ...OVER_TCP, spent: [2] };
    return JSON.stringify(planSite({ desired, observed, verdicts, paths: PATHS }));
  },
  relay: (desired: typeof EXAMPLE_RELAY, sites = [exampleRelaySite(1, [1, 2])]) =>
    JSON.stringify(
      planRelay({
        desired,
        sites,
        observed: bareHost(['eth0']),
        verdicts: new Map(),
        paths: PATHS,
      }),
    ),
  relaySite: (site: ReturnType<typeof exampleRelaySite>) =>
    JSON.stringify(
      planRelay({
        desired: EXAMPLE_RELAY,
        sites: [site],
        observed: { ...bareHost(['eth0']), lineFacts: [WAY_OUT] },
        verdicts: new Map(),
        paths: PATHS,
      }),
    ),
};

function unrendered<T>(desired: T, render: (value: T) => string, ofTheOtherEnd: string[]): string[] {
  const before = render(desired);
  return fields(desired)
    .filter(({ shape }) => !(shape in NOT_RENDERED) && !ofTheOtherEnd.includes(shape))
    .filter(({ path }) => render(changed(desired, path)) === before)
    .map(({ path }) => path);
}

const FULL_SITE = {
  ...exampleSite([1, 2, 3]),
  lan: EXAMPLE_LAN,
  bypass: EXAMPLE_BYPASS,
  ipv6: LAN_IPV6,
  publicAddress: '203.0.113.20',
};

describe('field coverage', () => {
  it('renders every field of a site, which sends only up', () => {
    expect(unrendered(FULL_SITE, plan.site, ['lines.*.contract.downKbit'])).toEqual([]);
  });

  it('renders every field of a LAN behind a router', () => {
    const { lan, ...rest } = exampleSite([1, 2]);
    const mode = { kind: 'in-front' as const, router: '192.168.50.2', networks: ['172.20.0.0/16'] };
    const site = { ...rest, ipv6: LAN_IPV6, lan: { ...lan, mode } };
    expect(unrendered(site, plan.site, ['lines.*.contract.downKbit'])).toEqual([]);
  });

  it('renders what both ends know each other by where there are no tunnels', () => {
    const braid = { profile: 'mptcp', carrier: 'direct' } as const;
    const site = { ...exampleSite([1, 2]), braid };
    for (const path of ['relay.device', 'relay.directPort', 'braid.carrier']) {
      expect(plan.site(changed(site, path))).not.toBe(plan.site(site));
    }
    const relaySite = { ...exampleRelaySite(1, [1, 2]), braid };
    for (const path of ['site.device', 'braid.carrier']) {
      expect(plan.relaySite(changed(relaySite, path))).not.toBe(plan.relaySite(relaySite));
    }
    const atPort = (directPort: number) => plan.relay({ ...EXAMPLE_RELAY, directPort }, [relaySite]);
    expect(atPort(4433)).not.toBe(atPort(4434));
  });

  it('renders every field of a bond, at both ends', () => {
    const ofBond = ({ path }: Field) => /^b(raid|ond)\./.test(path) && path !== 'braid.profile';
    const site = bonded(exampleSite([1, 2]));
    const atRelay = bonded(exampleRelaySite(1, [1, 2]));
    const paths = fields(site)
      .filter(ofBond)
      .map(({ path }) => path);
    expect(paths).toHaveLength(5);
    expect(paths.filter((path) => plan.site(changed(site, path)) === plan.site(site))).toEqual([]);
    expect(
      paths.filter((path) => plan.relaySite(changed(atRelay, path)) === plan.relaySite(atRelay)),
    ).toEqual([]);
  });

  it('renders every field of a relay', () => {
    expect(unrendered({ ...EXAMPLE_RELAY, ipv6Prefix: '2001:db8:7::/48' }, plan.relay, [])).toEqual([]);
  });

  it('renders every field of a relay for one site, to which it sends only down', () => {
    const face = { address: '203.0.113.20', ports: { first: 1_024, last: 1_535 } };
    const site = { ...exampleRelaySite(1, [1, 2]), ipv6: LAN_IPV6, face };
    expect(unrendered(site, plan.relaySite, ['lines.*.contract.upKbit'])).toEqual([]);
  });
});
