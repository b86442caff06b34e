import { z } from 'zod';
import { isCloudError } from '../error/index.js';
import { type Credentials, cheapestFirst, HOURS_PER_MONTH, money, type Size, type Stock } from '../offer.js';
import { inZone, requireZone, type ScalewayApi } from './api.js';
import { readAvailability } from './images.js';

const ServerType = z.object({
  ncpus: z.int(),
  /** Bytes. */
  ram: z.number(),
  arch: z.string(),
  monthly_price: z.number().nullish(),
  hourly_price: z.number(),
  /** Bit/s. */
  network: z.object({ sum_internet_bandwidth: z.number().nullable() }).nullable(),
  end_of_service: z.boolean().catch(false),
});
type ServerType = z.infer<typeof ServerType>;

const Products = z.object({ servers: z.record(z.string(), ServerType) });
const ApiKey = z.object({ expires_at: z.string().nullish() });

const STOCKS: Record<string, Stock> = { available: 'available', scarce: 'scarce', shortage: 'sold-out' };

/** Prices are in euros, without tax. Throws `request-refused` for a zone that the account leaves out. */
export async function listSizes(
  api: ScalewayApi,
  zone: string,
  signal: AbortSignal | undefined,
): Promise<Size[]> {
  requireZone(api, zone);
  const stock = await readAvailability(api, zone, signal);
  const count = ({ servers }: z.infer<typeof Products>): number => Object.keys(servers).length;
  const pages = await api.pages(inZone(zone, '/products/servers'), Products, count, { signal });
  const types = pages.flatMap(({ servers }) => Object.entries(servers));
  return cheapestFirst(
    types
      .filter(([, type]) => !type.end_of_service)
      .map(([id, type]) => sizeOf(id, type, STOCKS[stock[id] ?? ''] ?? 'unknown')),
  );
}

function sizeOf(id: string, type: ServerType, stock: Stock): Size {
  const bandwidth = type.network?.sum_internet_bandwidth;
  return {
    id,
    vcpus: type.ncpus,
    memoryMib: Math.round(type.ram / 2 ** 20),
    architecture: type.arch === 'arm64' ? 'arm' : 'x86',
    bandwidthMbit: typeof bandwidth === 'number' ? Math.round(bandwidth / 1e6) : undefined,
    includedTrafficBytes: undefined,
    pricePerMonth: money(type.monthly_price ?? type.hourly_price * HOURS_PER_MONTH, 'EUR'),
    stock,
  };
}

/** Reads a server, then the key itself, which a key that is for instances only may not do. */
export async function checkCredentials(
  api: ScalewayApi,
  signal: AbortSignal | undefined,
): Promise<Credentials> {
  const query = new URLSearchParams({ project: api.projectId, per_page: '1' });
  await api.call('GET', inZone(api.zones[0] ?? 'fr-par-1', `/servers?${query}`), z.unknown(), { signal });
  try {
    const path = `/iam/v1alpha1/api-keys/${encodeURIComponent(api.accessKey)}`;
    const { expires_at } = await api.call('GET', path, ApiKey, { signal });
    const expiresAt = typeof expires_at === 'string' ? new Date(expires_at).toISOString() : undefined;
    return { mayOrder: undefined, expiresAt };
  } catch (error) {
    if (!isCloudError(error, 'permission-missing', 'not-found')) throw error;
    return { mayOrder: undefined, expiresAt: undefined };
  }
}
