import { MAX_LINES, MIN_LINES, type SitePortForward } from '@tresse/contracts';
import fc from 'fast-check';
import { MAX_SITE_INDEX } from '../addressing-plan.js';
import type { LineRow, SiteRows } from '../compile.js';

const wireguardPublicKey = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString('base64'));

const port = fc.integer({ min: 1, max: 65_535 });
const rate = fc.integer({ min: 64, max: 10_000_000 });

const line = (index: number): fc.Arbitrary<LineRow> =>
  fc.record({
    id: fc.uuid(),
    index: fc.constant(index),
    name: fc.string(),
    interface: fc.constant(`wan${index}`),
    addressing: fc.oneof(
      fc.constant({ method: 'automatic' as const }),
      fc.constant({
        method: 'static' as const,
        address: `192.168.${index}.2/24`,
        gateway: `192.168.${index}.1`,
      }),
    ),
    contract: fc.option(fc.record({ downKbit: rate, upKbit: rate })),
  });

const portForward: fc.Arbitrary<SitePortForward> = fc.record({
  id: fc.uuid(),
  protocol: fc.constantFrom('tcp', 'udp'),
  publicPort: port,
  toAddress: fc.integer({ min: 2, max: 254 }).map((host) => `192.168.50.${host}`),
  toPort: port,
});

/** Any valid site whose device and relay are enrolled: 2–8 lines on any places, in any order. */
export function siteRows(): fc.Arbitrary<SiteRows> {
  const places = Array.from({ length: MAX_LINES }, (_, offset) => offset + 1);
  return fc.record({
    site: fc.record({
      id: fc.uuid(),
      name: fc.string(),
      index: fc.integer({ min: 1, max: MAX_SITE_INDEX }),
      profile: fc.constant('mptcp' as const),
      carrier: fc.constant('tunnel' as const),
      lan: fc.constant({ interface: 'lan0', address: '192.168.50.1/24' }),
      wireguardPublicKey,
    }),
    lines: fc
      .shuffledSubarray(places, { minLength: MIN_LINES })
      .chain((indexes) => fc.tuple(...indexes.map(line))),
    portForwards: fc.uniqueArray(portForward, { selector: ({ id }) => id, maxLength: 10 }),
    relay: fc.record({ id: fc.uuid(), name: fc.string(), publicAddress: fc.ipV4(), wireguardPublicKey }),
  });
}
