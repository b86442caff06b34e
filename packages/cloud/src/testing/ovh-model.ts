import { signatureOf } from '../ovh/signature.js';
import { Secret } from '../secret.js';
import { json, onDay, type World } from './bench.js';
import { CATALOG, CREDENTIAL, FLAVORS } from './ovh-catalog.js';
import type { Model, Reply, Request } from './stand-in.js';

interface Box {
  id: string;
  name: string;
  status: string;
  region: string;
  created: string;
  userData: string;
}

interface FailoverIp {
  id: string;
  ip: string;
  routedTo: string | null;
}

/** How far OVHcloud's clock is ahead of the tests', in seconds. */
const AHEAD = 90;
const START = Date.parse('2026-10-01T12:00:00Z') / 1000;

const refused = (status: number, errorCode: string, message: string): Reply =>
  json({ class: status === 404 ? 'Client::NotFound' : 'Client::Forbidden', errorCode, message }, status);

/** OVHcloud Public Cloud as far as the client uses it; `baseUrl` is what is signed. */
export function ovhModel(): { model: Model; world: World } {
  const boxes = new Map<string, Box>();
  const ips = new Map<string, FailoverIp>();
  let last = 0;

  const body = ({ userData: _, ...box }: Box) => ({
    ...box,
    flavorId: 'f-d2-2',
    imageId: 'i-12',
    ipAddresses:
      box.status === 'ACTIVE'
        ? [
            { ip: '51.68.1.2', type: 'public', version: 4, networkId: 'n', gatewayIp: '51.68.1.1' },
            { ip: '2001:41d0:1::2', type: 'public', version: 6, networkId: 'n', gatewayIp: null },
            { ip: '10.0.0.5', type: 'private', version: 4, networkId: 'p', gatewayIp: null },
          ]
        : [],
    monthlyBilling: null,
    planCode: 'd2-2.consumption',
    operationIds: [],
  });

  function order(text: string): Reply {
    const { name, region, flavorId, imageId, userData } = JSON.parse(text);
    if (flavorId !== 'f-d2-2' || imageId !== 'i-12') return refused(400, '', 'Invalid flavor');
    last += 1;
    const created = new Date(Date.UTC(2026, 5, 1) + last * 1000).toISOString();
    const box = {
      id: `0f-${String(last).padStart(4, '0')}`,
      name,
      region,
      userData,
      created,
      status: 'BUILD',
    };
    boxes.set(box.id, box);
    return json(body(box));
  }

  function instance(box: Box, { method, path }: Request): Reply {
    if (path.endsWith('/start')) box.status = 'BUILD';
    if (method === 'DELETE') box.status = 'DELETING';
    return method === 'GET' ? json(body(box)) : json(null);
  }

  function failover(ip: FailoverIp, { path, body: text }: Request): Reply {
    if (path.endsWith('/attach')) ip.routedTo = JSON.parse(text).instanceId;
    return json({
      ...ip,
      block: `${ip.ip}/32`,
      geoloc: 'fr',
      status: 'ok',
      progress: 0,
    });
  }

  const model: Model = (request) => {
    const { method, path } = request;
    if (path === '/auth/time') return json(START + AHEAD);
    if (path === '/order/catalog/public/cloud') return json(CATALOG);
    const fault = signatureFault(request);
    if (fault !== undefined) return fault;
    if (path === '/auth/currentCredential') return json(CREDENTIAL);
    const [, , , , kind, id] = path.split('/');
    if (kind === 'flavor') return json(FLAVORS);
    if (kind === 'image')
      return json([
        { id: 'i-13', name: 'Debian 13' },
        { id: 'i-12', name: 'Debian 12', user: 'debian' },
      ]);
    if (kind === 'region' && id === undefined) return json(['GRA11', 'SBG5']);
    if (kind === 'region')
      return json({
        name: id,
        status: id === 'GRA11' ? 'UP' : 'DOWN',
        countryCode: 'fr',
        datacenterLocation: 'GRA',
        type: 'region',
      });
    if (kind === 'instance' && id === undefined)
      return method === 'POST' ? order(request.body) : json([...boxes.values()].map(body));
    if (path.endsWith('/ip/failover')) return json([...ips.values()].map((ip) => failover(ip, request).body));
    const [box, ip] = [boxes.get(id ?? ''), ips.get(path.split('/')[6] ?? '')];
    if (kind === 'instance' && box !== undefined) return instance(box, request);
    if (kind === 'ip' && ip !== undefined) return failover(ip, request);
    return refused(404, '', 'Object not found');
  };

  const world: World = {
    servers: () => [...boxes.values()].filter(({ status }) => status !== 'DELETING').map(({ name }) => name),
    settle: () => {
      for (const box of [...boxes.values()]) {
        if (box.status === 'BUILD') box.status = 'ACTIVE';
        if (box.status === 'DELETING') boxes.delete(box.id);
      }
    },
    addServer: (name, day) => {
      const id = `1f-${boxes.size}`;
      boxes.set(id, { id, name, status: 'ACTIVE', region: 'GRA11', created: onDay(day), userData: '' });
      return id;
    },
    removeServer: (id) => boxes.delete(id),
    addAddress: (ip) => {
      ips.set(`ip-${ip}`, { id: `ip-${ip}`, ip, routedTo: null });
      return `ip-${ip}`;
    },
    holderOf: (id) => ips.get(id)?.routedTo ?? undefined,
    userDataOf: (wanted) => [...boxes.values()].find(({ name }) => name === wanted)?.userData,
  };
  return { model, world };
}

/** Checks a request's signature as OVHcloud does; the time may be a little off. */
function signatureFault({ method, path, query, headers, body }: Request): Reply | undefined {
  if (headers.get('x-ovh-application') !== 'app')
    return refused(403, 'INVALID_KEY', 'This application key is invalid');
  if (headers.get('x-ovh-consumer') !== 'consumer')
    return refused(403, 'INVALID_CREDENTIAL', 'This credential is not valid');
  const timestamp = Number(headers.get('x-ovh-timestamp'));
  if (Math.abs(timestamp - START - AHEAD) > 3600) return refused(400, 'QUERY_TIME_OUT', 'Query out of time');
  const url = `http://${headers.get('host') ?? 'ovh.test'}${path}${query.size > 0 ? `?${query}` : ''}`;
  const expected = signatureOf(new Secret('app-secret'), new Secret('consumer'), {
    method,
    url,
    body,
    timestamp,
  });
  const isRight = headers.get('x-ovh-signature') === expected;
  return isRight ? undefined : refused(400, 'INVALID_SIGNATURE', 'Invalid signature');
}
