import { z } from 'zod';
import { CloudError, isCloudError } from '../error/index.js';
import { type Credentials, cheapestFirst, type Money, money, type Region, type Size } from '../offer.js';
import type { HetznerApi } from './api.js';

const Location = z.object({ name: z.string(), city: z.string(), country: z.string() });

const ServerType = z.object({
  name: z.string(),
  cores: z.int(),
  /** GB. */
  memory: z.number(),
  architecture: z.string(),
  prices: z.array(
    z.object({
      location: z.string(),
      price_monthly: z.object({ net: z.string() }),
      included_traffic: z.number().optional(),
    }),
  ),
  locations: z
    .array(
      z.object({
        name: z.string(),
        available: z.boolean().optional(),
        deprecation: z.unknown().optional(),
      }),
    )
    .catch([]),
});
type ServerType = z.infer<typeof ServerType>;

const Pricing = z.object({ pricing: z.object({ currency: z.string() }) });

const FloatingIpPricing = z.object({
  pricing: z.object({
    currency: z.string(),
    floating_ips: z
      .array(
        z.object({
          type: z.string(),
          prices: z.array(z.object({ location: z.string(), price_monthly: z.object({ net: z.string() }) })),
        }),
      )
      .catch([]),
  }),
});

export async function listRegions(api: HetznerApi, signal: AbortSignal | undefined): Promise<Region[]> {
  const locations = await api.list('/locations', 'locations', Location, signal);
  return locations.map(({ name, city, country }) => ({ id: name, city, country }));
}

/** Server types with a price in the location; the price list alone says in which currency. */
export async function listSizes(
  api: HetznerApi,
  region: string,
  signal: AbortSignal | undefined,
): Promise<Size[]> {
  const { pricing } = await api.call('GET', '/pricing', Pricing, { signal });
  const types = await api.list('/server_types', 'server_types', ServerType, signal);
  return cheapestFirst(types.flatMap((type) => sizeOf(type, region, pricing.currency)));
}

/** Of a floating IPv4 address, wherever it is routed to in the location's network zone. */
export async function readAddressPrice(
  api: HetznerApi,
  region: string,
  signal: AbortSignal | undefined,
): Promise<Money | undefined> {
  const { pricing } = await api.call('GET', '/pricing', FloatingIpPricing, { signal });
  const price = pricing.floating_ips
    .find(({ type }) => type === 'ipv4')
    ?.prices.find(({ location }) => location === region);
  return price && money(Number(price.price_monthly.net), pricing.currency);
}

function sizeOf(type: ServerType, region: string, currency: string): Size | [] {
  const price = type.prices.find(({ location }) => location === region);
  const here = type.locations.find(({ name }) => name === region);
  const isOnItsWayOut = here?.deprecation !== undefined && here.deprecation !== null;
  if (price === undefined || isOnItsWayOut) return [];
  return {
    id: type.name,
    vcpus: type.cores,
    memoryMib: Math.round(type.memory * 1024),
    architecture: type.architecture === 'arm' ? 'arm' : 'x86',
    bandwidthMbit: undefined,
    includedTrafficBytes: price.included_traffic,
    pricePerMonth: money(Number(price.price_monthly.net), currency),
    stock: here?.available === undefined ? 'unknown' : here.available ? 'available' : 'sold-out',
  };
}

/**
 * Reads a server, then asks for an SSH key without a name: a token that may write is told `invalid_input`, one that may
 * only read `token_readonly`, and nothing is made either way. Tokens do not expire.
 */
export async function checkCredentials(
  api: HetznerApi,
  signal: AbortSignal | undefined,
): Promise<Credentials> {
  await api.call('GET', '/servers?per_page=1', z.unknown(), { signal });
  try {
    await api.call('POST', '/ssh_keys', z.unknown(), { body: {}, signal });
    throw new CloudError('hetzner', 'answer-not-understood');
  } catch (error) {
    if (isCloudError(error, 'request-refused')) return { mayOrder: true, expiresAt: undefined };
    if (isCloudError(error, 'permission-missing')) return { mayOrder: false, expiresAt: undefined };
    throw error;
  }
}
