import { z } from 'zod';
import { CloudError } from '../error/index.js';
import type { Image, ServerOrder } from '../server.js';
import type { OvhApi } from './api.js';

const NAMES: Record<Image, string> = { 'debian-12': 'Debian 12', 'debian-13': 'Debian 13' };

export const Flavor = z.object({
  id: z.string(),
  name: z.string(),
  osType: z.string(),
  vcpus: z.int(),
  ram: z.number(),
  available: z.boolean(),
  quota: z.number().nullish(),
  /** Mbit/s. */
  outboundBandwidth: z.number().nullish(),
  planCodes: z
    .object({ hourly: z.string().nullish(), monthly: z.string().nullish() })
    .nullish()
    .catch(undefined),
});
export type Flavor = z.infer<typeof Flavor>;

const CloudImage = z.object({ id: z.string(), name: z.string() });

export function readFlavors(api: OvhApi, region: string, signal: AbortSignal | undefined): Promise<Flavor[]> {
  const query = new URLSearchParams({ region });
  return api.project('GET', `/flavor?${query}`, z.array(Flavor), { signal });
}

/**
 * The flavor of this name in the region, by its id, which is another in each region. Throws `size-unavailable`,
 * `region-sold-out` or `quota-reached` before anything is ordered: an order would be taken, and end as a failed instance.
 */
export async function flavorFor(
  api: OvhApi,
  { region, size }: ServerOrder,
  signal: AbortSignal | undefined,
): Promise<string> {
  const flavors = await readFlavors(api, region, signal);
  const flavor = flavors.find(({ name, osType }) => name === size && osType === 'linux');
  if (flavor === undefined) throw new CloudError('ovh', 'size-unavailable');
  if (!flavor.available) throw new CloudError('ovh', 'region-sold-out');
  if (flavor.quota === 0) throw new CloudError('ovh', 'quota-reached');
  return flavor.id;
}

/** The image of a system in the region, by its id. Throws `request-refused` if the region has none. */
export async function imageFor(
  api: OvhApi,
  { region, image }: ServerOrder,
  signal: AbortSignal | undefined,
): Promise<string> {
  const query = new URLSearchParams({ osType: 'linux', region });
  const images = await api.project('GET', `/image?${query}`, z.array(CloudImage), { signal });
  const found = images.find(({ name }) => name === NAMES[image]);
  if (found === undefined) throw new CloudError('ovh', 'request-refused', { detail: 'image' });
  return found.id;
}
