import { z } from 'zod';
import { unlessGone } from '../error/index.js';
import { nameOf } from '../names.js';
import {
  goneServer,
  oldestFirst,
  type Server,
  type ServerOrder,
  type ServerRef,
  type ServerState,
} from '../server.js';
import { inZone, requireZone, type ScalewayApi } from './api.js';
import { imageFor } from './images.js';
import { isMarked, labelInTags, tagsOf, tagsQuery } from './tags.js';

const PublicIp = z.object({ address: z.string(), netmask: z.string(), family: z.string() });

export const ScalewayServer = z.object({
  id: z.string(),
  name: z.string(),
  state: z.string(),
  zone: z.string(),
  creation_date: z.string(),
  tags: z.array(z.string()),
  /** Against being switched off and deleted, in the console. */
  protected: z.boolean().catch(false),
  public_ips: z.array(PublicIp).catch([]),
  volumes: z.record(z.string(), z.object({ id: z.string(), volume_type: z.string() })).catch({}),
});
export type ScalewayServer = z.infer<typeof ScalewayServer>;

export const OneServer = z.object({ server: ScalewayServer });
const Servers = z.object({ servers: z.array(ScalewayServer) });

const STATES: Record<string, ServerState> = {
  running: 'running',
  starting: 'creating',
  stopped: 'stopped',
  'stopped in place': 'stopped',
  stopping: 'stopped',
  locked: 'failed',
};

/** Where a server is. One that was ordered and not yet started is `stopped`, as is one on its way out. */
export function stateOf({ state }: Pick<ScalewayServer, 'state'>): ServerState {
  return STATES[state] ?? 'creating';
}

function asServer(api: ScalewayApi, answer: ScalewayServer): Server {
  return {
    id: answer.id,
    label: labelInTags(api.installation, answer.tags) ?? '',
    region: answer.zone,
    state: stateOf(answer),
    status: answer.state,
    addresses: answer.public_ips.map(({ address, netmask, family }) => ({
      family: family === 'inet6' ? 6 : 4,
      ip: address,
      prefixLength: Number(netmask),
    })),
    createdAt: new Date(answer.creation_date).toISOString(),
  };
}

/** Servers of the installation, or of one label in it, in every zone: a label is ordered once, not once a zone. */
export async function listServers(
  api: ScalewayApi,
  label: string | undefined,
  signal: AbortSignal | undefined,
): Promise<Server[]> {
  const query = tagsQuery(api, label);
  const zones = await Promise.all(
    api.zones.map((zone) =>
      api.pages(inZone(zone, `/servers?${query}`), Servers, (page) => page.servers.length, { signal }),
    ),
  );
  const servers = zones.flat().flatMap((page) => page.servers);
  return oldestFirst(
    servers.filter(({ tags }) => isMarked(api, tags, label)).map((server) => asServer(api, server)),
  );
}

/** Orders a server, which Scaleway leaves switched off; {@link finishServer} does the rest. */
export async function orderServer(
  api: ScalewayApi,
  order: ServerOrder,
  signal: AbortSignal | undefined,
): Promise<Server> {
  requireZone(api, order.region);
  const name = nameOf(api.installation, order.label);
  const body = {
    name,
    commercial_type: order.size,
    image: await imageFor(api, order, signal),
    project: api.projectId,
    tags: tagsOf(api.installation, order.label),
    dynamic_ip_required: true,
  };
  const path = inZone(order.region, '/servers');
  return asServer(api, (await api.call('POST', path, OneServer, { body, signal })).server);
}

/** Gives a server that is switched off its cloud-init and starts it. */
export async function finishServer(
  api: ScalewayApi,
  server: Server,
  userData: string,
  signal: AbortSignal | undefined,
): Promise<Server> {
  if (server.state !== 'stopped') return server;
  const path = inZone(server.region, `/servers/${server.id}`);
  const data = { body: userData, repeatable: true, signal };
  await api.call('PATCH', `${path}/user_data/cloud-init`, z.unknown(), data);
  await api.call('POST', `${path}/action`, z.unknown(), { body: { action: 'poweron' }, signal });
  return { ...server, state: 'creating', status: 'starting' };
}

export async function readServer(
  api: ScalewayApi,
  ref: ServerRef,
  signal: AbortSignal | undefined,
): Promise<Server> {
  const path = inZone(ref.region, `/servers/${ref.id}`);
  const found = await unlessGone(api.call('GET', path, OneServer, { signal }));
  return found ? asServer(api, found.server) : goneServer(ref);
}
