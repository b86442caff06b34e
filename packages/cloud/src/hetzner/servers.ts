import { z } from 'zod';
import { unlessGone } from '../error/index.js';
import { nameOf } from '../names.js';
import {
  goneServer,
  oldestFirst,
  type Progress,
  type Server,
  type ServerOrder,
  type ServerRef,
  type ServerState,
} from '../server.js';
import { Action, WithAction } from './actions.js';
import type { HetznerApi } from './api.js';
import { isMarked, labelsOf, selectorOf } from './labels.js';

const HetznerServer = z.object({
  id: z.int(),
  name: z.string(),
  status: z.string(),
  created: z.string(),
  locked: z.boolean().catch(false),
  labels: z.record(z.string(), z.string()),
  location: z.object({ name: z.string() }),
  public_net: z.object({
    ipv4: z.object({ ip: z.string() }).nullable(),
    ipv6: z.object({ ip: z.string() }).nullable(),
  }),
});
type HetznerServer = z.infer<typeof HetznerServer>;

const OneServer = z.object({ server: HetznerServer });
const Actions = z.object({ actions: z.array(Action) });

/** Where a server is; `actions` are those of its making. A new one is off and locked for a moment before it starts. */
export function stateOf({ status, locked }: HetznerServer, actions: readonly Action[] = []): ServerState {
  if (status === 'running' || status === 'rebuilding' || status === 'migrating') return 'running';
  if (status === 'deleting') return 'gone';
  const isStillborn = actions.some(
    ({ command, status: outcome }) => command === 'create_server' && outcome === 'error',
  );
  if (isStillborn) return 'failed';
  return (status === 'off' && !locked) || status === 'stopping' ? 'stopped' : 'creating';
}

function asServer(answer: HetznerServer, actions?: readonly Action[]): Server {
  const { ipv4, ipv6 } = answer.public_net;
  const [network = '', bits = '64'] = ipv6?.ip.split('/') ?? [];
  return {
    id: String(answer.id),
    label: answer.labels['tresse-label'] ?? '',
    region: answer.location.name,
    state: stateOf(answer, actions),
    status: answer.status,
    addresses: [
      ...(ipv4 === null ? [] : [{ family: 4 as const, ip: ipv4.ip, prefixLength: 32 }]),
      ...(ipv6 === null ? [] : [{ family: 6 as const, ip: network, prefixLength: Number(bits) }]),
    ],
    createdAt: new Date(answer.created).toISOString(),
  };
}

/** Servers of the installation, or of one label in it. */
export async function listServers(
  api: HetznerApi,
  label: string | undefined,
  signal: AbortSignal | undefined,
): Promise<Server[]> {
  const path = `/servers?label_selector=${selectorOf(api.installation, label)}`;
  const servers = await api.list(path, 'servers', HetznerServer, signal);
  const ours = servers
    .filter(({ labels }) => isMarked(api.installation, labels))
    .map((server) => asServer(server))
    .filter((server) => label === undefined || server.label === label);
  return oldestFirst(ours).filter(({ state }) => state !== 'gone');
}

/** Orders a server. Its name is unique in the project, so a second order of a label is refused by Hetzner itself. */
export async function orderServer(
  api: HetznerApi,
  { label, region, size, image, userData }: ServerOrder,
  signal: AbortSignal | undefined,
): Promise<Server> {
  const body = {
    name: nameOf(api.installation, label),
    server_type: size,
    image,
    location: region,
    user_data: userData,
    labels: labelsOf(api.installation, label),
    start_after_create: true,
    public_net: { enable_ipv4: true, enable_ipv6: true },
  };
  return asServer((await api.call('POST', '/servers', OneServer, { body, signal })).server);
}

/** Starts a server that is switched off. */
export async function startServer(
  api: HetznerApi,
  server: Server,
  signal: AbortSignal | undefined,
): Promise<Server> {
  if (server.state !== 'stopped') return server;
  await api.call('POST', `/servers/${server.id}/actions/poweron`, WithAction, { signal });
  return { ...server, state: 'creating' };
}

export async function readServer(
  api: HetznerApi,
  ref: ServerRef,
  signal: AbortSignal | undefined,
): Promise<Server> {
  const found = await unlessGone(api.call('GET', `/servers/${ref.id}`, OneServer, { signal }));
  if (!found) return goneServer(ref);
  if (stateOf(found.server) !== 'creating') return asServer(found.server);
  const made = await unlessGone(api.call('GET', `/servers/${ref.id}/actions`, Actions, { signal }));
  return made ? asServer(found.server, made.actions) : goneServer(ref);
}

/** Hetzner deletes a server and its disk at once. */
export async function destroyServer(
  api: HetznerApi,
  { id }: ServerRef,
  signal: AbortSignal | undefined,
): Promise<Progress> {
  const removal = api.call('DELETE', `/servers/${id}`, z.unknown(), { signal });
  return unlessGone(removal.then(() => 'going' as const)).then((going) => going ?? 'done');
}
