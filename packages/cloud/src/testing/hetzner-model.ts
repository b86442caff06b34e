import { json, onDay, type World } from './bench.js';
import { PRICING, TYPES } from './hetzner-catalog.js';
import type { Model, Reply, Request } from './stand-in.js';

interface Box {
  id: number;
  name: string;
  status: string;
  created: string;
  labels: Record<string, string>;
  location: string;
  userData: string;
}

interface FloatingIp {
  id: number;
  name: string;
  ip: string;
  type: string;
  server: number | null;
  labels: Record<string, string>;
  location: string;
}

const error = (status: number, code: string, message = 'no'): Reply =>
  json({ error: { code, message, details: null } }, status);

const place = (name: string) => ({
  id: 1,
  name,
  city: 'Falkenstein',
  country: 'DE',
  network_zone: 'eu-central',
});

export interface HetznerWorld extends World {
  switchOff(serverId: string): void;
  /** Takes a server's labels off, as a person may in the console. */
  unmark(serverId: string): void;
}

/** Hetzner Cloud as far as the client uses it. */
export function hetznerModel(): { model: Model; world: HetznerWorld } {
  const boxes = new Map<number, Box>();
  const ips = new Map<number, FloatingIp>();
  let last = 41;

  const serverBody = (box: Box) => ({
    id: box.id,
    name: box.name,
    status: box.status,
    created: box.created,
    locked: box.status === 'initializing',
    labels: box.labels,
    location: place(box.location),
    public_net: {
      firewalls: [{ id: 38, status: 'applied' }],
      floating_ips: [478],
      ipv4: { blocked: false, dns_ptr: 'server01.example.com', id: box.id, ip: '192.0.2.4' },
      ipv6: { blocked: false, dns_ptr: [], id: box.id + 1000, ip: '2001:db8::/64' },
    },
    included_traffic: 654321,
    rescue_enabled: false,
  });
  const ipBody = ({ location, ...ip }: FloatingIp) => ({
    ...ip,
    blocked: false,
    created: '2016-01-30T23:50:00+00:00',
    description: null,
    home_location: place(location),
    protection: { delete: false },
  });
  const action = (command: string, status: string) => ({
    id: 13,
    command,
    status,
    progress: 0,
    started: '2016-01-30T23:50:00Z',
    finished: null,
    error: null,
    resources: [{ id: 42, type: 'server' }],
  });
  const page = <T>(field: string, all: T[], { query }: Request): Reply => {
    const [at, per] = [Number(query.get('page')), Number(query.get('per_page'))];
    const next = at * per < all.length ? at + 1 : null;
    const items = all.slice((at - 1) * per, at * per);
    return json({ [field]: items, meta: { pagination: { page: at, per_page: per, next_page: next } } });
  };
  const selected = <T extends { labels: Record<string, string> }>(
    all: Map<number, T>,
    { query }: Request,
  ): T[] => {
    const terms = (query.get('label_selector') ?? '').split(',').filter(Boolean);
    return [...all.values()].filter(({ labels }) =>
      terms.every((term) => labels[term.split('==')[0] ?? ''] === term.split('==')[1]),
    );
  };
  const isTaken = (all: Map<number, { name: string }>, name: string): boolean =>
    [...all.values()].some((one) => one.name === name);

  function order(text: string): Reply {
    const body = JSON.parse(text);
    if (body.server_type !== 'cpx22') {
      const details = { fields: [{ name: 'server_type', messages: ['unknown'] }] };
      return json({ error: { code: 'invalid_input', message: 'invalid input', details } }, 422);
    }
    if (isTaken(boxes, body.name)) return error(409, 'uniqueness_error', 'server name is already used');
    last += 1;
    const { name, labels, location, user_data: userData } = body;
    const created = new Date(Date.UTC(2026, 5, 1) + last * 1000).toISOString();
    const box = { id: last, name, labels, location, userData, created, status: 'initializing' };
    boxes.set(last, box);
    return json(
      { server: serverBody(box), action: action('create_server', 'running'), root_password: 'YItygq1v3GYj' },
      201,
    );
  }

  function orderIp(text: string): Reply {
    const { type, name, labels, home_location: location } = JSON.parse(text);
    if (isTaken(ips, name)) return error(409, 'uniqueness_error', 'name is already used');
    last += 1;
    const ip = {
      id: last,
      name,
      type,
      labels,
      location,
      server: null,
      ip: type === 'ipv6' ? '2001:db8:7::/64' : `192.0.2.${77 + ips.size}`,
    };
    ips.set(last, ip);
    return json({ floating_ip: ipBody(ip), action: null }, 201);
  }

  function floating(ip: FloatingIp, method: string, verb: string, text: string): Reply {
    if (verb === 'assign' && ip.server !== null) return error(422, 'floating_ip_assigned');
    if (verb === 'assign') ip.server = JSON.parse(text).server;
    if (verb === 'unassign') ip.server = null;
    if (verb !== '') return json({ action: action(`${verb}_floating_ip`, 'running') }, 201);
    if (method === 'GET') return json({ floating_ip: ipBody(ip) });
    if (ip.server !== null) return error(422, 'must_be_unassigned');
    ips.delete(ip.id);
    return { status: 204 };
  }

  function server(box: Box, method: string, verb: string): Reply {
    if (verb === 'poweron') box.status = 'starting';
    if (verb === 'poweron') return json({ action: action('start_server', 'running') }, 201);
    if (verb === 'list') return json({ actions: [action('create_server', 'running')] });
    if (method === 'DELETE') boxes.delete(box.id);
    return json(
      method === 'DELETE' ? { action: action('delete_server', 'success') } : { server: serverBody(box) },
    );
  }

  const model: Model = (request) => {
    const { method, path, body } = request;
    if (request.headers.get('authorization') !== 'Bearer hcloud-token') return error(401, 'unauthorized');
    const [, kind = '', id, actions, verb = actions === undefined ? '' : 'list'] = path.split('/');
    const route = `${method} /${kind}${id === undefined ? '' : '/*'}`;
    if (route === 'POST /servers') return order(body);
    if (route === 'GET /servers') return page('servers', selected(boxes, request).map(serverBody), request);
    if (route === 'POST /floating_ips') return orderIp(body);
    if (route === 'GET /floating_ips')
      return page('floating_ips', selected(ips, request).map(ipBody), request);
    if (route === 'POST /ssh_keys') return error(422, 'invalid_input');
    if (route === 'GET /actions/*') return json({ action: action('assign_floating_ip', 'success') });
    if (route === 'GET /locations') return page('locations', [place('fsn1')], request);
    if (route === 'GET /pricing') return json(PRICING);
    if (route === 'GET /server_types') return page('server_types', TYPES, request);
    const [box, ip] = [boxes.get(Number(id)), ips.get(Number(id))];
    if (kind === 'servers' && box !== undefined) return server(box, method, verb);
    if (kind === 'floating_ips' && ip !== undefined) return floating(ip, method, verb, body);
    return error(404, 'not_found');
  };

  return { model, world: hetznerWorld(boxes, ips) };
}

function hetznerWorld(boxes: Map<number, Box>, ips: Map<number, FloatingIp>): HetznerWorld {
  const marks = (name: string) => ({
    tresse: name.split('-').slice(0, 2).join('-'),
    'tresse-label': name.split('-').slice(2).join('-'),
  });
  return {
    switchOff: (id) => {
      const box = boxes.get(Number(id));
      if (box !== undefined) box.status = 'off';
    },
    unmark: (id) => {
      const box = boxes.get(Number(id));
      if (box !== undefined) box.labels = {};
    },
    servers: () => [...boxes.values()].map(({ name }) => name),
    settle: () => {
      for (const box of boxes.values()) if (box.status !== 'off') box.status = 'running';
    },
    addServer: (name, day) => {
      const id = 100_000 + boxes.size;
      boxes.set(id, {
        id,
        name,
        status: 'running',
        created: onDay(day),
        labels: marks(name),
        location: 'fsn1',
        userData: '',
      });
      return String(id);
    },
    removeServer: (id) => boxes.delete(Number(id)),
    addAddress: (ip) => {
      const id = 7000 + ips.size;
      ips.set(id, {
        id,
        name: ip,
        ip,
        type: 'ipv4',
        server: null,
        labels: { tresse: 'tresse-lab' },
        location: 'fsn1',
      });
      return String(id);
    },
    holderOf: (id) => ips.get(Number(id))?.server?.toString(),
    userDataOf: (wanted) => [...boxes.values()].find(({ name }) => name === wanted)?.userData,
  };
}
