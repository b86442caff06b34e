import { z } from 'zod';
import type { Address } from '../address.js';
import { CloudError } from '../error/index.js';
import type { OvhApi } from './api.js';

const FailoverIp = z.object({
  id: z.string(),
  ip: z.string().nullish(),
  block: z.string().nullish(),
  geoloc: z.string().nullish(),
  routedTo: z.string().nullish(),
});

function asAddress({ id, ip, block, geoloc, routedTo }: z.infer<typeof FailoverIp>): Address {
  const [network = '', bits] = block?.split('/') ?? [];
  const address = ip ?? network;
  const family = address.includes(':') ? 6 : 4;
  return {
    id,
    label: undefined,
    region: geoloc ?? '',
    family,
    ip: address,
    prefixLength: bits === undefined ? (family === 4 ? 32 : 128) : Number(bits),
    serverId: routedTo ?? undefined,
    createdAt: undefined,
  };
}

/** Additional (failover) IPs that were bought for the project. */
export async function listAddresses(api: OvhApi, signal: AbortSignal | undefined): Promise<Address[]> {
  return (await api.project('GET', '/ip/failover', z.array(FailoverIp), { signal })).map(asAddress);
}

export async function readAddress(
  api: OvhApi,
  id: string,
  signal: AbortSignal | undefined,
): Promise<Address> {
  const path = `/ip/failover/${encodeURIComponent(id)}`;
  return asAddress(await api.project('GET', path, FailoverIp, { signal }));
}

/** Routes the address to a server, from wherever it is. There is no call that routes it to none. */
export async function route(
  api: OvhApi,
  id: string,
  server: string | undefined,
  signal: AbortSignal | undefined,
): Promise<void> {
  if (server === undefined) throw new CloudError('ovh', 'not-offered');
  const path = `/ip/failover/${encodeURIComponent(id)}/attach`;
  await api.project('POST', path, FailoverIp, { body: { instanceId: server }, signal });
}
