import { Lan, MAX_LINES, MIN_LINES } from '@tresse/contracts';
import fc from 'fast-check';
import { MAX_BOND_INDEX, MAX_SITE_INDEX } from '../addressing-plan.js';
import type { SiteRows } from '../compile.js';

const device = fc.record({
  id: fc.uuid(),
  wireguardPublicKey: fc
    .uint8Array({ minLength: 32, maxLength: 32 })
    .map((bytes) => Buffer.from(bytes).toString('base64')),
});

const port = fc.integer({ min: 1, max: 65_535 });
const ports = fc.tuple(port, port).map(([a, b]) => ({ first: Math.min(a, b), last: Math.max(a, b) }));
const rate = fc.integer({ min: 64, max: 10_000_000 });
const rates = fc.option(fc.record({ downKbit: rate, upKbit: rate }));

const line = (index: number): fc.Arbitrary<SiteRows['lines'][number]> =>
  fc.record({
    id: fc.uuid(),
    index: fc.constant(index),
    name: fc.constant(`Line ${index}`),
    kind: fc.constant('other' as const),
    interface: fc.constant(`wan${index}`),
    vlan: fc.option(fc.integer({ min: 1, max: 4_094 })),
    addressing: fc.oneof(
      fc.constantFrom({ method: 'automatic' as const }, { method: 'dhcp' as const }),
      fc.constant({
        method: 'static' as const,
        address: `192.168.${index}.2/24`,
        gateway: `192.168.${index}.1`,
      }),
    ),
    role: fc.constantFrom('always', 'backup', 'never-bulk'),
    contract: rates,
    limit: rates,
    allowance: fc.option(
      fc.record({
        gigabytes: fc.integer({ min: 1, max: 1_000 }),
        billingDay: fc.integer({ min: 1, max: 28 }),
        whenSpent: fc.constantFrom('warn', 'throttle', 'cut'),
        throttleKbit: fc.constant(128),
      }),
    ),
  });

const match = fc.record({
  protocol: fc.constantFrom('tcp' as const, 'udp' as const),
  ports: fc.array(ports, { maxLength: 3 }),
  to: fc.array(fc.constantFrom('example.org', '198.51.100.0/24', '203.0.113.7'), { maxLength: 2 }),
  from: fc.array(fc.constantFrom('192.168.50.7', '02:00:00:00:00:01'), { maxLength: 2 }),
});

const portForward: fc.Arbitrary<SiteRows['portForwards'][number]> = fc.record({
  id: fc.uuid(),
  name: fc.constant('Forward'),
  protocol: fc.constantFrom('tcp', 'udp'),
  publicPorts: ports,
  toAddress: fc.integer({ min: 2, max: 254 }).map((host) => `192.168.50.${host}`),
  toPort: port,
  sources: fc.array(fc.constantFrom('198.51.100.0/24', '203.0.113.7/32'), { maxLength: 2 }),
});

const braid: fc.Arbitrary<SiteRows['site']['braid']> = fc.constantFrom(
  { profile: 'mptcp', carrier: 'tunnel' },
  { profile: 'mptcp', carrier: 'direct' },
  { profile: 'spray' },
  { profile: 'failover' },
  { profile: 'bond', mode: 'balance-xor', hash: 'layer3+4', monitor: 'watcher' },
);

/** Any valid site whose device and relay are enrolled: 2–8 lines on any places, in any order, in any braid. */
export function siteRows(): fc.Arbitrary<SiteRows> {
  return anyRows().filter(({ site }) => site.braid.profile !== 'bond' || site.index <= MAX_BOND_INDEX);
}

function anyRows(): fc.Arbitrary<SiteRows> {
  const places = Array.from({ length: MAX_LINES }, (_, offset) => offset + 1);
  const rule = { id: fc.uuid(), name: fc.constant('Rule'), match };
  return fc.shuffledSubarray(places, { minLength: MIN_LINES }).chain((indexes) => {
    const names = indexes.map((index) => `Line ${index}`);
    return fc.record({
      site: fc.record({
        id: fc.uuid(),
        name: fc.string(),
        index: fc.integer({ min: 1, max: MAX_SITE_INDEX }),
        braid,
        lan: fc.boolean().map((ipv6) => Lan.parse({ interface: 'lan0', address: '192.168.50.1/24', ipv6 })),
        bypass: fc.array(
          fc.record({
            ...rule,
            line: fc.constantFrom(...names),
            whenDown: fc.constantFrom('braid' as const, 'block' as const),
          }),
          { maxLength: 3 },
        ),
        quality: fc.record({
          shaping: fc.boolean(),
          duplicateVoice: fc.boolean(),
          priorities: fc.array(
            fc.record({ ...rule, class: fc.constantFrom('voice' as const, 'bulk' as const) }),
            { maxLength: 3 },
          ),
        }),
        device,
      }),
      lines: fc.tuple(...indexes.map(line)),
      portForwards: fc.uniqueArray(portForward, { selector: ({ id }) => id, maxLength: 10 }),
      face: fc.option(
        fc.record({ address: fc.ipV4(), ports: fc.option(fc.constant({ first: 1_024, last: 1_535 })) }),
      ),
      relay: fc.record({
        id: fc.uuid(),
        name: fc.string(),
        publicAddress: fc.ipV4(),
        ipv6Prefix: fc.constantFrom(null, '2001:db8:7::/48', '2001:db8:7:ff00::/56'),
        device,
      }),
    });
  });
}
