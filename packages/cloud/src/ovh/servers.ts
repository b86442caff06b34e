import { z } from 'zod';
import { unlessGone } from '../error/index.js';
import { labelIn, nameOf } from '../names.js';
import {
  goneServer,
  oldestFirst,
  type Progress,
  type Server,
  type ServerOrder,
  type ServerRef,
  type ServerState,
} from '../server.js';
import type { OvhApi } from './api.js';
import { flavorFor, imageFor } from './choices.js';

const Instance = z.object({
  id: z.string(),
  name: z.string(),
  status: z.string(),
  region: z.string(),
  created: z.string(),
  ipAddresses: z
    .array(z.object({ ip: z.string(), type: z.string(), version: z.int() }))
    .nullish()
    .transform((addresses) => addresses ?? []),
});

const STATES: Record<string, ServerState> = {
  BUILD: 'creating',
  BUILDING: 'creating',
  REBUILD: 'creating',
  UNKNOWN: 'creating',
  SHUTOFF: 'stopped',
  STOPPED: 'stopped',
  PAUSED: 'stopped',
  SUSPENDED: 'stopped',
  SHELVED: 'stopped',
  SHELVED_OFFLOADED: 'stopped',
  ERROR: 'failed',
  DELETED: 'gone',
  DELETING: 'gone',
  SOFT_DELETED: 'gone',
};

/** Where an instance is; it is up in all that OpenStack does to it otherwise. */
export function stateOf({ status }: { status: string }): ServerState {
  return STATES[status] ?? 'running';
}

function asServer(api: OvhApi, answer: z.infer<typeof Instance>): Server {
  return {
    id: answer.id,
    label: labelIn(api.installation, answer.name) ?? '',
    region: answer.region,
    state: stateOf(answer),
    status: answer.status,
    addresses: answer.ipAddresses
      .filter(({ type }) => type === 'public')
      .map(({ ip, version }) =>
        version === 6 ? { family: 6, ip, prefixLength: 128 } : { family: 4, ip, prefixLength: 32 },
      ),
    createdAt: new Date(answer.created).toISOString(),
  };
}

/** Instances of the installation, or of one label in it. They are told by their name: OVHcloud has no tags for them. */
export async function listServers(
  api: OvhApi,
  label: string | undefined,
  signal: AbortSignal | undefined,
): Promise<Server[]> {
  const wanted = label === undefined ? undefined : nameOf(api.installation, label);
  const instances = await api.project('GET', '/instance', z.array(Instance), { signal });
  const ours = instances.filter(({ name }) =>
    wanted === undefined ? labelIn(api.installation, name) !== undefined : name === wanted,
  );
  return oldestFirst(ours.map((instance) => asServer(api, instance))).filter(({ state }) => state !== 'gone');
}

/** Orders an instance by the hour; without networks it has the public one. */
export async function orderServer(
  api: OvhApi,
  order: ServerOrder,
  signal: AbortSignal | undefined,
): Promise<Server> {
  const body = {
    name: nameOf(api.installation, order.label),
    flavorId: await flavorFor(api, order, signal),
    imageId: await imageFor(api, order, signal),
    region: order.region,
    userData: order.userData,
    monthlyBilling: false,
  };
  return asServer(api, await api.project('POST', '/instance', Instance, { body, signal }));
}

/** Starts an instance that is switched off. */
export async function startServer(
  api: OvhApi,
  server: Server,
  signal: AbortSignal | undefined,
): Promise<Server> {
  if (server.state !== 'stopped') return server;
  await api.project('POST', `/instance/${server.id}/start`, z.unknown(), { signal });
  return { ...server, state: 'creating' };
}

export async function readServer(
  api: OvhApi,
  ref: ServerRef,
  signal: AbortSignal | undefined,
): Promise<Server> {
  const found = await unlessGone(api.project('GET', `/instance/${ref.id}`, Instance, { signal }));
  return found ? asServer(api, found) : goneServer(ref);
}

/** The disk goes with the instance. */
export async function destroyServer(
  api: OvhApi,
  { id }: ServerRef,
  signal: AbortSignal | undefined,
): Promise<Progress> {
  const removal = api.project('DELETE', `/instance/${id}`, z.unknown(), { signal });
  return unlessGone(removal.then(() => 'going' as const)).then((going) => going ?? 'done');
}
