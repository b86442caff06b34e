import { hetzner } from '../hetzner/index.js';
import { ovh } from '../ovh/index.js';
import { scaleway } from '../scaleway/index.js';
import { Secret } from '../secret.js';
import { type Bench, json } from './bench.js';
import { type HetznerWorld, hetznerModel } from './hetzner-model.js';
import { ovhModel } from './ovh-model.js';
import { type ScalewayWorld, scalewayModel } from './scaleway-model.js';

const installation = { id: 'lab' };

const hetznerError = (status: number, code: string, headers = {}) =>
  json({ error: { code, message: 'hcloud-token is no good', details: null } }, status, headers);

export const hetznerBench: Bench<HetznerWorld> = {
  provider: (baseUrl, http) => hetzner({ token: new Secret('hcloud-token\n'), installation, baseUrl, http }),
  model: hetznerModel,
  region: 'fsn1',
  size: 'cpx22',
  isOrder: ({ method, path }) => method === 'POST' && path === '/servers',
  isList: ({ method, path }) => method === 'GET' && path === '/servers',
  refusals: {
    wrong: hetznerError(401, 'unauthorized'),
    narrow: hetznerError(403, 'token_readonly'),
    quota: hetznerError(403, 'resource_limit_exceeded'),
    soldOut: hetznerError(412, 'resource_unavailable'),
    limited: {
      reply: hetznerError(429, 'rate_limit_exceeded', {
        'ratelimit-limit': '3600',
        'ratelimit-remaining': '0',
        'ratelimit-reset': String(Date.parse('2026-10-01T12:00:09Z') / 1000),
      }),
      waitMs: 9_000,
    },
  },
  secrets: ['hcloud-token'],
};

const denied = (reason: string) =>
  json({ type: 'denied_authentication', method: 'api_key', reason, message: 'scw-secret is denied' }, 401);

export const scalewayBench: Bench<ScalewayWorld> = {
  provider: (baseUrl, http) =>
    scaleway({
      accessKey: 'SCWXXX',
      secretKey: new Secret('scw-secret'),
      projectId: '105bdce1',
      zones: ['fr-par-1', 'nl-ams-1'],
      installation,
      baseUrl,
      http,
    }),
  model: scalewayModel,
  region: 'fr-par-1',
  size: 'DEV1-S',
  isOrder: ({ method, path }) => method === 'POST' && path.endsWith('/servers'),
  isList: ({ method, path }) => method === 'GET' && path.endsWith('fr-par-1/servers'),
  refusals: {
    wrong: denied('not_found'),
    expired: denied('expired'),
    narrow: json(
      { type: 'permissions_denied', message: 'no', details: [{ resource: 'instance', action: 'write' }] },
      403,
    ),
    quota: json(
      { type: 'quotas_exceeded', message: 'no', details: [{ resource: 'servers', quota: 2, current: 2 }] },
      403,
    ),
    soldOut: json({ type: 'out_of_stock', message: 'no', resource: 'DEV1-S' }, 400),
    limited: {
      reply: json({ type: 'too_many_requests', message: 'scw-secret' }, 429, { 'retry-after': '7' }),
      waitMs: 7_000,
    },
  },
  secrets: ['scw-secret'],
};

const ovhError = (status: number, errorCode: string, message: string) =>
  json({ class: 'Client::Forbidden', errorCode, message }, status);

export const ovhBench: Bench = {
  provider: (baseUrl, http) =>
    ovh({
      applicationKey: 'app',
      applicationSecret: new Secret('app-secret'),
      consumerKey: new Secret('consumer'),
      projectId: 'p0',
      installation,
      baseUrl,
      http,
    }),
  model: ovhModel,
  region: 'GRA11',
  size: 'd2-2',
  isOrder: ({ method, path }) => method === 'POST' && path.endsWith('/instance'),
  isList: ({ method, path }) => method === 'GET' && path.endsWith('/instance'),
  refusals: {
    wrong: ovhError(403, 'INVALID_CREDENTIAL', 'This credential is not valid: app-secret'),
    narrow: ovhError(403, 'NOT_GRANTED_CALL', 'This call has not been granted'),
    quota: json({ message: 'Quota exceeded for instances: Requested 1, but already used 20 of 20' }, 403),
    soldOut: json({ class: 'Client::Conflict', message: 'No valid host was found' }, 409),
    limited: {
      reply: json({ message: 'Too many requests' }, 429, { 'retry-after': 'Thu, 01 Oct 2026 12:00:05 GMT' }),
      waitMs: 5_000,
    },
  },
  secrets: ['app-secret', 'consumer'],
};
