import { z } from 'zod';
import { CloudError } from '../error/index.js';
import type { Image, ServerOrder } from '../server.js';
import { inZone, type ScalewayApi } from './api.js';

const LABELS: Record<Image, string> = { 'debian-12': 'debian_bookworm', 'debian-13': 'debian_trixie' };

const LocalImages = z.object({
  local_images: z.array(
    z.object({ id: z.string(), type: z.string(), compatible_commercial_types: z.array(z.string()) }),
  ),
});

const Availability = z.object({
  servers: z.record(z.string(), z.object({ availability: z.string() })),
});

/**
 * The image of a system for a size in a zone, by its id. Prefers one on a local disk, which goes with its server. Throws
 * `size-unavailable` if there is none for the size, and `region-sold-out` if the size is: the order itself would be taken
 * and the start then refused.
 */
export async function imageFor(
  api: ScalewayApi,
  { region, size, image }: ServerOrder,
  signal: AbortSignal | undefined,
): Promise<string> {
  const query = new URLSearchParams({ image_label: LABELS[image], zone: region, type: 'unknown_type' });
  const { local_images } = await api.call('GET', `/marketplace/v2/local-images?${query}`, LocalImages, {
    signal,
  });
  const fitting = local_images.filter((local) => local.compatible_commercial_types.includes(size));
  const chosen = fitting.find(({ type }) => type === 'instance_local') ?? fitting[0];
  if (chosen === undefined) throw new CloudError('scaleway', 'size-unavailable');
  const stock = (await readAvailability(api, region, signal))[size];
  if (stock === 'shortage') throw new CloudError('scaleway', 'region-sold-out', { detail: stock });
  return chosen.id;
}

/** `available`, `scarce` or `shortage` by size. */
export async function readAvailability(
  api: ScalewayApi,
  zone: string,
  signal: AbortSignal | undefined,
): Promise<Record<string, string>> {
  const path = inZone(zone, '/products/servers/availability');
  const pages = await api.pages(path, Availability, ({ servers }) => Object.keys(servers).length, { signal });
  const all = pages.flatMap(({ servers }) => Object.entries(servers));
  return Object.fromEntries(all.map(([size, { availability }]) => [size, availability]));
}
