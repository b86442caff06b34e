import { z } from 'zod';
import { systemClock } from '../http/clock.js';
import { type HttpOptions, httpClient } from '../http/index.js';
import type { Installation } from '../names.js';
import type { Secret } from '../secret.js';
import { classifyOvh } from './errors.js';
import { signatureOf } from './signature.js';

export interface OvhOptions {
  /** Names the application; not secret. */
  applicationKey: string;
  applicationSecret: Secret;
  /** Made with GET, POST and DELETE on `/cloud/project/{projectId}/*`, and GET on `/auth/currentCredential`. */
  consumerKey: Secret;
  /** The Public Cloud project that the relays are to be in. */
  projectId: string;
  installation: Installation;
  /** Whose prices and currency hold: the country of the account. `FR` by default. */
  subsidiary?: string;
  baseUrl?: string;
  http?: HttpOptions;
}

type Method = 'GET' | 'POST' | 'DELETE';

interface CallMore {
  body?: object;
  signal?: AbortSignal | undefined;
}

/** The API's calls as the other files make them. Source: https://eu.api.ovh.com/console/?section=%2Fcloud */
export interface OvhApi {
  readonly installation: Installation;
  readonly projectId: string;
  readonly subsidiary: string;
  /** A signed call. */
  call<T>(method: Method, path: string, answer: z.ZodType<T>, more?: CallMore): Promise<T>;
  /** A signed call below the project. */
  project<T>(method: Method, path: string, answer: z.ZodType<T>, more?: CallMore): Promise<T>;
  /** A call that OVHcloud wants unsigned. */
  open<T>(path: string, answer: z.ZodType<T>, signal: AbortSignal | undefined): Promise<T>;
}

/** How long the difference of the clocks is believed, in ms. */
const CLOCK_MS = 10 * 60_000;

export function ovhApi(options: OvhOptions): OvhApi {
  const { applicationKey, applicationSecret, consumerKey, projectId, installation } = options;
  const { baseUrl = 'https://eu.api.ovh.com/v1', subsidiary = 'FR', http = {} } = options;
  const { now } = http.clock ?? systemClock;
  const send = httpClient('ovh', classifyOvh, http);
  let clocks = { differenceMs: 0, untilMs: 0 };

  const open: OvhApi['open'] = async (path, answer, signal) => {
    const headers = (): Record<string, string> => ({});
    return (await send({ method: 'GET', url: `${baseUrl}${path}`, headers, answer, signal })).value;
  };

  /** A signature holds for a short while by OVHcloud's clock, which this host's need not agree with. */
  async function compareClocks(signal: AbortSignal | undefined): Promise<void> {
    if (now() < clocks.untilMs) return;
    const theirs = await open('/auth/time', z.int(), signal);
    clocks = { differenceMs: theirs * 1000 - now(), untilMs: now() + CLOCK_MS };
  }

  const call: OvhApi['call'] = async (method, path, answer, { body, signal } = {}) => {
    const url = `${baseUrl}${path}`;
    const text = body === undefined ? '' : JSON.stringify(body);
    await compareClocks(signal);
    const headers = (): Record<string, string> => {
      const timestamp = Math.round((now() + clocks.differenceMs) / 1000);
      return {
        'x-ovh-application': applicationKey,
        'x-ovh-consumer': consumerKey.reveal(),
        'x-ovh-timestamp': String(timestamp),
        'x-ovh-signature': signatureOf(applicationSecret, consumerKey, {
          method,
          url,
          body: text,
          timestamp,
        }),
      };
    };
    const sent = body === undefined ? {} : { body: { type: 'application/json;charset=utf-8', text } };
    return (await send({ method, url, headers, answer, signal, ...sent })).value;
  };

  const project: OvhApi['project'] = (method, path, answer, more) =>
    call(method, `/cloud/project/${encodeURIComponent(projectId)}${path}`, answer, more);

  return { installation, projectId, subsidiary, call, project, open };
}
