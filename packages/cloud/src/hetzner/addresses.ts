import { z } from 'zod';
import type { Address, AddressOrder } from '../address.js';
import { isCloudError } from '../error/index.js';
import { nameOf } from '../names.js';
import { oldestFirst } from '../server.js';
import { settled, WithAction } from './actions.js';
import type { HetznerApi } from './api.js';
import { isMarked, labelsOf, selectorOf } from './labels.js';

const FloatingIp = z.object({
  id: z.int(),
  ip: z.string(),
  type: z.enum(['ipv4', 'ipv6']),
  server: z.int().nullable(),
  created: z.string(),
  labels: z.record(z.string(), z.string()),
  home_location: z.object({ name: z.string() }),
});

const OneFloatingIp = z.object({ floating_ip: FloatingIp });

function asAddress(answer: z.infer<typeof FloatingIp>): Address {
  const [ip = '', bits] = answer.ip.split('/');
  return {
    id: String(answer.id),
    label: answer.labels['tresse-label'],
    region: answer.home_location.name,
    family: answer.type === 'ipv4' ? 4 : 6,
    ip,
    prefixLength: bits === undefined ? 32 : Number(bits),
    serverId: answer.server === null ? undefined : String(answer.server),
    createdAt: new Date(answer.created).toISOString(),
  };
}

/** Floating IPs: unlike primary IPs they move between servers that run. */
export async function listAddresses(
  api: HetznerApi,
  label: string | undefined,
  signal: AbortSignal | undefined,
): Promise<Address[]> {
  const path = `/floating_ips?label_selector=${selectorOf(api.installation, label)}`;
  const listed = await api.list(path, 'floating_ips', FloatingIp, signal);
  const ours = listed.filter(({ labels }) => isMarked(api.installation, labels)).map(asAddress);
  return oldestFirst(ours).filter((address) => label === undefined || address.label === label);
}

export async function orderAddress(
  api: HetznerApi,
  { label, region, family }: AddressOrder,
  signal: AbortSignal | undefined,
): Promise<Address> {
  const body = {
    type: `ipv${family}`,
    home_location: region,
    name: nameOf(api.installation, label),
    labels: labelsOf(api.installation, label),
  };
  return asAddress((await api.call('POST', '/floating_ips', OneFloatingIp, { body, signal })).floating_ip);
}

export async function readAddress(
  api: HetznerApi,
  id: string,
  signal: AbortSignal | undefined,
): Promise<Address> {
  return asAddress((await api.call('GET', `/floating_ips/${id}`, OneFloatingIp, { signal })).floating_ip);
}

/** Routes the address to a server, or to none. */
export async function assign(
  api: HetznerApi,
  id: string,
  server: string | undefined,
  signal: AbortSignal | undefined,
): Promise<void> {
  const path = `/floating_ips/${id}/actions`;
  const { action } =
    server === undefined
      ? await api.call('POST', `${path}/unassign`, WithAction, { signal })
      : await api.call('POST', `${path}/assign`, WithAction, { body: { server: Number(server) }, signal });
  await settled(api, action, signal);
}

/** Gives an address back; Hetzner wants it unassigned before. */
export async function releaseAddress(
  api: HetznerApi,
  id: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    const { serverId } = await readAddress(api, id, signal);
    if (serverId !== undefined) await assign(api, id, undefined, signal);
    await api.call('DELETE', `/floating_ips/${id}`, z.unknown(), { signal });
  } catch (error) {
    if (!isCloudError(error, 'not-found')) throw error;
  }
}
