import { json, onDay, type World } from './bench.js';
import { IMAGES, PRODUCTS, STOCK } from './scaleway-catalog.js';
import type { Model, Reply, Request } from './stand-in.js';

interface Box {
  id: string;
  name: string;
  state: string;
  zone: string;
  created: string;
  tags: string[];
  protected?: boolean;
  userData?: string;
}

interface FlexibleIp {
  id: string;
  address: string;
  prefix: string | null;
  type: string;
  server: { id: string; name: string } | null;
  tags: string[];
  zone: string;
}

interface Volume {
  id: string;
  service: string;
  tags: string[];
  /** The server it belongs to, while that exists. */
  server: string | undefined;
}

export interface ScalewayWorld extends World {
  /** The disks that exist, of servers that do or do not. */
  volumes(): string[];
  /** Gives a server another name, as a person may in the console. */
  rename(serverId: string, name: string): void;
  protect(serverId: string): void;
}

const uuid = (number: number): string => `2e9c42bc-b66a-4f6c-a85f-${String(number).padStart(12, '0')}`;
const notFound = (resource: string): Reply =>
  json({ type: 'not_found', message: 'resource is not found', resource, resource_id: 'x' }, 404);

/** Scaleway as far as the client uses it. */
export function scalewayModel(): { model: Model; world: ScalewayWorld } {
  const boxes = new Map<string, Box>();
  const ips = new Map<string, FlexibleIp>();
  const volumes = new Map<string, Volume>();
  let last = 0;
  const nextId = (): string => uuid(++last);

  const volumeOf = (box: Box) => [...volumes.values()].find(({ server }) => server === box.id);
  const serverBody = ({ userData: _, created, ...box }: Box) => ({
    ...box,
    creation_date: created,
    commercial_type: 'DEV1-S',
    arch: 'x86_64',
    public_ip: null,
    public_ips:
      box.state === 'running'
        ? [
            {
              id: uuid(900),
              address: '51.15.236.240',
              gateway: '62.210.0.1',
              netmask: '32',
              family: 'inet',
              dynamic: true,
            },
          ]
        : [],
    volumes: {
      0: {
        boot: false,
        id: volumeOf({ ...box, created })?.id ?? uuid(0),
        volume_type: 'sbs_volume',
        zone: box.zone,
      },
    },
    state_detail: '',
  });
  const page = <T extends { zone: string; tags: string[] }>(
    field: string,
    all: T[],
    zone: string,
    { query }: Request,
  ) => {
    const [at, per] = [Number(query.get('page')), Number(query.get('per_page'))];
    const tags = (query.get('tags') ?? '').split(',').filter(Boolean);
    const chosen = all.filter((one) => one.zone === zone && tags.every((tag) => one.tags.includes(tag)));
    return json({ [field]: chosen.slice((at - 1) * per, at * per) }, 200, {
      'x-total-count': String(chosen.length),
    });
  };
  const remove = (box: Box): void => {
    for (const volume of volumes.values()) if (volume.server === box.id) volume.server = undefined;
    for (const ip of ips.values()) if (ip.server?.id === box.id) ip.server = null;
    boxes.delete(box.id);
  };

  function order(text: string, zone: string): Reply {
    const { name, tags, commercial_type: size } = JSON.parse(text);
    if (size !== 'DEV1-S') {
      const details = [{ argument_name: 'commercial_type', reason: 'constraint', help_message: 'unknown' }];
      return json({ type: 'invalid_arguments', message: 'invalid argument(s)', details }, 400);
    }
    const id = nextId();
    const created = new Date(Date.UTC(2026, 5, 1) + last * 1000).toISOString().replace('Z', '123+00:00');
    const box = { id, name, tags, zone, created, state: 'stopped' };
    boxes.set(id, box);
    const volume = nextId();
    volumes.set(volume, { id: volume, service: 'block', tags: [], server: id });
    return json({ server: serverBody(box) }, 201);
  }

  function server(box: Box, { method, path, body }: Request): Reply {
    if (path.endsWith('/user_data/cloud-init')) box.userData = body;
    if (path.endsWith('/user_data/cloud-init')) return { status: 204 };
    if (method === 'GET') return json({ server: serverBody(box) });
    const action = method === 'DELETE' ? 'delete' : JSON.parse(body).action;
    const allowed: Record<string, string> = { poweron: 'stopped', delete: 'stopped', terminate: 'running' };
    if (allowed[action] !== box.state) {
      const state = { resource: 'instance_server', resource_id: box.id, current_state: box.state };
      return json({ type: 'transient_state', message: 'resource is in a transient state', ...state }, 409);
    }
    if (action === 'delete') remove(box);
    if (action === 'delete') return { status: 204 };
    box.state = action === 'poweron' ? 'starting' : 'stopping';
    return json({ task: { id: uuid(800), description: `server_${action}`, status: 'pending' } }, 202);
  }

  function flexibleIp(ip: FlexibleIp, { method, body }: Request): Reply {
    if (method === 'DELETE') ips.delete(ip.id);
    if (method === 'DELETE') return { status: 204 };
    const to = method === 'PATCH' ? JSON.parse(body).server : undefined;
    if (to !== undefined) ip.server = to === null ? null : { id: to, name: boxes.get(to)?.name ?? '' };
    return json({ ip: { ...ip, reverse: null, state: 'detached' } });
  }

  function orderIp(text: string, zone: string): Reply {
    const { type, tags } = JSON.parse(text);
    const isSix = type === 'routed_ipv6';
    const id = nextId();
    const ip = {
      id,
      type,
      tags,
      zone,
      server: null,
      address: isSix ? '2001:db8:7::' : `192.0.2.${77 + ips.size}`,
      prefix: isSix ? '2001:db8:7::/64' : null,
    };
    ips.set(id, ip);
    return json({ ip }, 201);
  }

  function volume(id: string | undefined, service: string, { method, body, query }: Request): Reply {
    const tags = (query.get('tags') ?? '').split(',').filter(Boolean);
    const chosen = [...volumes.values()].filter(
      (one) => one.service === service && tags.every((tag) => one.tags.includes(tag)),
    );
    if (id === undefined) return json({ volumes: chosen, total_count: chosen.length });
    const one = volumes.get(id);
    if (one === undefined) return notFound('instance_volume');
    if (method === 'PATCH') one.tags = JSON.parse(body).tags;
    if (method === 'DELETE' && one.server !== undefined) {
      return json(
        { type: 'precondition_failed', precondition: 'resource_still_in_use', help_message: 'in use' },
        412,
      );
    }
    if (method === 'DELETE') volumes.delete(id);
    return method === 'DELETE' ? { status: 204 } : json({ id, tags: one.tags });
  }

  const model: Model = (request) => {
    const { method, path, headers } = request;
    if (headers.get('x-auth-token') !== 'scw-secret') {
      return json(
        {
          type: 'denied_authentication',
          method: 'api_key',
          reason: 'not_found',
          message: 'authentication is denied',
        },
        401,
      );
    }
    const [, service = '', , , zone = '', kind, id] = path.split('/');
    if (path.startsWith('/marketplace/')) return json(IMAGES);
    if (path.startsWith('/iam/')) return json({ access_key: 'SCWXXX', expires_at: '2027-01-01T00:00:00Z' });
    if (kind === 'products') return json(path.endsWith('/availability') ? STOCK : PRODUCTS);
    if (kind === 'volumes') return volume(id, service, request);
    if (kind === 'servers' && id === undefined) {
      return method === 'POST'
        ? order(request.body, zone)
        : page('servers', [...boxes.values()].map(serverBody), zone, request);
    }
    if (kind === 'ips' && id === undefined) {
      return method === 'POST' ? orderIp(request.body, zone) : page('ips', [...ips.values()], zone, request);
    }
    const [box, ip] = [boxes.get(id ?? ''), ips.get(id ?? '')];
    if (kind === 'servers' && box !== undefined) return server(box, request);
    if (kind === 'ips' && ip !== undefined) return flexibleIp(ip, request);
    return notFound('instance_server');
  };

  const world = {
    servers: () => [...boxes.values()].filter(({ state }) => state !== 'stopping').map(({ name }) => name),
    volumes: () => [...volumes.keys()],
    protect: (id: string) => {
      const box = boxes.get(id);
      if (box !== undefined) box.protected = true;
    },
    rename: (id: string, name: string) => {
      const box = boxes.get(id);
      if (box !== undefined) box.name = name;
    },
    settle: () => {
      for (const box of boxes.values()) {
        if (box.state === 'starting') box.state = 'running';
        if (box.state === 'stopping') remove(box);
      }
    },
    addServer: (name: string, day: number) => {
      const id = nextId();
      const tags = [name.split('-').slice(0, 2).join('-'), name];
      boxes.set(id, { id, name, tags, zone: 'fr-par-1', state: 'running', created: onDay(day) });
      volumes.set(`v-${id}`, { id: `v-${id}`, service: 'block', tags: [], server: id });
      return id;
    },
    removeServer: (id: string) => {
      const box = boxes.get(id);
      if (box !== undefined) remove(box);
    },
    addAddress: (address: string) => {
      const id = nextId();
      ips.set(id, {
        id,
        address,
        prefix: null,
        type: 'routed_ipv4',
        server: null,
        tags: ['tresse-lab'],
        zone: 'fr-par-1',
      });
      return id;
    },
    holderOf: (id: string) => ips.get(id)?.server?.id,
    userDataOf: (wanted: string) => [...boxes.values()].find(({ name }) => name === wanted)?.userData,
  };
  return { model, world };
}
