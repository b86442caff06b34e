import { z } from 'zod';
import {
  type Credentials,
  cheapestFirst,
  HOURS_PER_MONTH,
  type Money,
  money,
  type Region,
  type Size,
} from '../offer.js';
import type { OvhApi } from './api.js';
import { type Flavor, readFlavors } from './choices.js';
import { readCredential } from './credential.js';

const CloudRegion = z.object({
  name: z.string(),
  status: z.string(),
  datacenterLocation: z.string(),
  countryCode: z.string().nullish(),
});

const Catalog = z.object({
  locale: z.object({ currencyCode: z.string() }),
  addons: z.array(z.object({ planCode: z.string(), pricings: z.array(z.object({ price: z.number() })) })),
});
type Catalog = z.infer<typeof Catalog>;

/** The catalog counts in hundred-millionths of the currency, which OVHcloud calls micro-cents. */
const PER_UNIT = 1e8;

export async function listRegions(api: OvhApi, signal: AbortSignal | undefined): Promise<Region[]> {
  const names = await api.project('GET', '/region', z.array(z.string()), { signal });
  const regions = await Promise.all(
    names.map((name) => api.project('GET', `/region/${encodeURIComponent(name)}`, CloudRegion, { signal })),
  );
  return regions
    .filter(({ status }) => status === 'UP')
    .map(({ name, datacenterLocation, countryCode }) => ({
      id: name,
      city: datacenterLocation,
      country: countryCode?.toUpperCase(),
    }));
}

export async function listSizes(
  api: OvhApi,
  region: string,
  signal: AbortSignal | undefined,
): Promise<Size[]> {
  const flavors = await readFlavors(api, region, signal);
  const query = new URLSearchParams({ ovhSubsidiary: api.subsidiary });
  const catalog = await api.open(`/order/catalog/public/cloud?${query}`, Catalog, signal);
  return cheapestFirst(
    flavors.filter(({ osType }) => osType === 'linux').map((flavor) => sizeOf(flavor, catalog)),
  );
}

function sizeOf(flavor: Flavor, catalog: Catalog): Size {
  return {
    id: flavor.name,
    vcpus: flavor.vcpus,
    memoryMib: memoryMib(flavor.ram),
    architecture: 'x86',
    bandwidthMbit: flavor.outboundBandwidth ?? undefined,
    includedTrafficBytes: undefined,
    pricePerMonth: priceOf(flavor, catalog),
    stock: flavor.available ? 'available' : 'sold-out',
  };
}

/** The description says GiB, older answers are in MB: no flavor has a TiB. */
function memoryMib(ram: number): number {
  return ram < 1000 ? ram * 1024 : ram;
}

/** By the hour, as relays are ordered; the plan by the month is a commitment that an order would have to ask for. */
function priceOf({ planCodes }: Flavor, { addons, locale }: Catalog): Money | undefined {
  const plan = addons.find(({ planCode }) => planCode === planCodes?.hourly);
  const price = plan?.pricings.find((pricing) => pricing.price > 0)?.price;
  return price === undefined ? undefined : money((price / PER_UNIT) * HOURS_PER_MONTH, locale.currencyCode);
}

/** Reads an instance's list, then the key itself, whose rules say what it may do. */
export async function checkCredentials(api: OvhApi, signal: AbortSignal | undefined): Promise<Credentials> {
  const credential = await readCredential(api, signal);
  await api.project('GET', '/region', z.array(z.string()), { signal });
  return credential;
}
