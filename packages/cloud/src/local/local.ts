import { z } from 'zod';
import { CloudError } from '../error/index.js';
import type { Installation } from '../names.js';
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

/** The client of the lab's cloud. It has no addresses beside those of its servers. */
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
  const notOffered = async (): Promise<never> => {
    throw new CloudError('local', 'not-offered');
  };
  return {
    id: 'local',
    abilities: { ordersAddresses: false, detachesAddresses: false },
    createServer: (order, options) => ask(Server, 'createServer', [order], options),
    findServer: async (label, options) =>
      (await ask(Server.nullable(), 'findServer', [label], options)) ?? undefined,
    listServers: (options) => ask(z.array(Server), 'listServers', [], options),
    readServer: ({ id, label, region }, options) =>
      ask(Server, 'readServer', [{ id, label, region }], options),
    destroyServer: ({ id, label, region }, options) =>
      ask(z.enum(['going', 'done']), 'destroyServer', [{ id, label, region }], options),
    listAddresses: async () => [],
    createAddress: notOffered,
    attachAddress: notOffered,
    detachAddress: notOffered,
    releaseAddress: notOffered,
    listRegions: (options) => ask(z.array(Region), 'listRegions', [], options),
    listSizes: (region, options) => ask(z.array(Size), 'listSizes', [region], options),
    checkCredentials: async (options) => {
      await ask(z.array(Server), 'listServers', [], options);
      return { mayOrder: true, expiresAt: undefined };
    },
  };
}
