import { z } from 'zod';
import { CloudError } from '../error/index.js';
import type { Installation } from '../names.js';
import { attach, detach, type Switchboard } from '../order/attach.js';
import type { CallOptions, CloudProvider } from '../provider.js';
import { call } from './call.js';

export interface LocalCloudOptions {
  socketPath: string;
  installation: Installation;
}

const Server = z.object({
  id: z.string(),
  label: z.string(),
  region: z.string(),
  state: z.enum(['creating', 'running', 'stopped', 'failed', 'gone']),
  status: z.string(),
  addresses: z.array(z.object({ family: z.literal([4, 6]), ip: z.string(), prefixLength: z.int() })),
  createdAt: z
    .string()
    .optional()
    .transform((at) => at),
});
const Address = z.object({
  id: z.string(),
  label: z
    .string()
    .optional()
    .transform((label) => label),
  region: z.string(),
  family: z.literal([4, 6]),
  ip: z.string(),
  prefixLength: z.int(),
  serverId: z
    .string()
    .optional()
    .transform((id) => id),
  createdAt: z
    .string()
    .optional()
    .transform((at) => at),
});
const Region = z
  .object({ id: z.string(), city: z.string() })
  .transform((region) => ({ ...region, country: undefined }));
const Size = z
  .object({
    id: z.string(),
    vcpus: z.int(),
    memoryMib: z.int(),
    architecture: z.enum(['x86', 'arm']),
    bandwidthMbit: z.number(),
    pricePerMonth: z.object({ amount: z.string(), currency: z.string() }),
    stock: z.enum(['available', 'scarce', 'sold-out', 'unknown']),
  })
  .transform((size) => ({ ...size, includedTrafficBytes: undefined }));

/** The client of the lab's cloud. */
export function local({ socketPath, installation }: LocalCloudOptions): CloudProvider {
  const ask = async <T extends z.ZodType>(
    shape: T,
    method: string,
    args: readonly unknown[],
    options: CallOptions | undefined,
  ): Promise<z.output<T>> => {
    const answer = await call(socketPath, { installation: installation.id, method, args }, options?.signal);
    const parsed = shape.safeParse(answer);
    if (!parsed.success) throw new CloudError('local', 'answer-not-understood');
    return parsed.data;
  };
  const board = (id: string, options: CallOptions | undefined): Switchboard => ({
    provider: 'local',
    takesFirst: true,
    read: () => ask(Address, 'readAddress', [id], options),
    route: (server) => ask(z.null(), 'routeAddress', [id, server ?? null], options),
  });
  return {
    id: 'local',
    abilities: { ordersAddresses: true, detachesAddresses: true },
    createServer: (order, options) => ask(Server, 'createServer', [order], options),
    findServer: async (label, options) =>
      (await ask(Server.nullable(), 'findServer', [label], options)) ?? undefined,
    listServers: (options) => ask(z.array(Server), 'listServers', [], options),
    readServer: ({ id, label, region }, options) =>
      ask(Server, 'readServer', [{ id, label, region }], options),
    destroyServer: ({ id, label, region }, options) =>
      ask(z.enum(['going', 'done']), 'destroyServer', [{ id, label, region }], options),
    listAddresses: (options) => ask(z.array(Address), 'listAddresses', [], options),
    createAddress: (order, options) => ask(Address, 'createAddress', [order], options),
    attachAddress: ({ id }, server, { signal, from } = {}) => attach(board(id, { signal }), server, from),
    detachAddress: ({ id }, server, options) => detach(board(id, options), server),
    releaseAddress: async ({ id }, options) => {
      await ask(z.null(), 'releaseAddress', [id], options);
    },
    listRegions: (options) => ask(z.array(Region), 'listRegions', [], options),
    listSizes: (region, options) => ask(z.array(Size), 'listSizes', [region], options),
    readAddressPrice: async () => undefined,
    checkCredentials: async (options) => {
      await ask(z.array(Server), 'listServers', [], options);
      return { mayOrder: true, expiresAt: undefined };
    },
  };
}
