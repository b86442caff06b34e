import { z } from 'zod';
import type { Address, AddressOrder, AddressRef } from '../address.js';
import { isCloudError } from '../error/index.js';
import { oldestFirst } from '../server.js';
import { inZone, requireZone, type ScalewayApi } from './api.js';
import { isMarked, labelInTags, tagsOf, tagsQuery } from './tags.js';

const FlexibleIp = z.object({
  id: z.string(),
  address: z.string(),
  /** Of IPv6, whose address is a network. */
  prefix: z.string().nullable(),
  type: z.string(),
  server: z.object({ id: z.string() }).nullable(),
  tags: z.array(z.string()),
  zone: z.string(),
});

const OneIp = z.object({ ip: FlexibleIp });
const Ips = z.object({ ips: z.array(FlexibleIp) });

function asAddress(api: ScalewayApi, answer: z.infer<typeof FlexibleIp>): Address {
  const family = answer.type === 'routed_ipv6' ? 6 : 4;
  const [network = answer.address, bits] = answer.prefix?.split('/') ?? [];
  return {
    id: answer.id,
    label: labelInTags(api.installation, answer.tags),
    region: answer.zone,
    family,
    ip: family === 6 ? network : answer.address,
    prefixLength: family === 4 ? 32 : Number(bits ?? 64),
    serverId: answer.server?.id,
    createdAt: undefined,
  };
}

/** Flexible IPs of the installation, or of one label in it; each can be attached in its own zone only. */
export async function listAddresses(
  api: ScalewayApi,
  label: string | undefined,
  signal: AbortSignal | undefined,
): Promise<Address[]> {
  const query = tagsQuery(api, label);
  const zones = await Promise.all(
    api.zones.map((zone) =>
      api.pages(inZone(zone, `/ips?${query}`), Ips, (page) => page.ips.length, { signal }),
    ),
  );
  const ips = zones.flat().flatMap((page) => page.ips);
  return oldestFirst(ips.filter(({ tags }) => isMarked(api, tags, label)).map((ip) => asAddress(api, ip)));
}

export async function orderAddress(
  api: ScalewayApi,
  { label, region, family }: AddressOrder,
  signal: AbortSignal | undefined,
): Promise<Address> {
  requireZone(api, region);
  const body = {
    project: api.projectId,
    type: `routed_ipv${family}`,
    tags: tagsOf(api.installation, label),
  };
  const { ip } = await api.call('POST', inZone(region, '/ips'), OneIp, { body, signal });
  return asAddress(api, ip);
}

export async function readAddress(
  api: ScalewayApi,
  { id, region }: AddressRef,
  signal: AbortSignal | undefined,
): Promise<Address> {
  return asAddress(api, (await api.call('GET', inZone(region, `/ips/${id}`), OneIp, { signal })).ip);
}

/** Routes the address to a server, or to none. */
export async function route(
  api: ScalewayApi,
  { id, region }: AddressRef,
  server: string | undefined,
  signal: AbortSignal | undefined,
): Promise<void> {
  const more = { body: { server: server ?? null }, repeatable: true, signal };
  await api.call('PATCH', inZone(region, `/ips/${id}`), OneIp, more);
}

export async function releaseAddress(
  api: ScalewayApi,
  { id, region }: AddressRef,
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    await api.call('DELETE', inZone(region, `/ips/${id}`), z.unknown(), { signal });
  } catch (error) {
    if (!isCloudError(error, 'not-found')) throw error;
  }
}
