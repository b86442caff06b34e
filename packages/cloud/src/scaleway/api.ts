import { z } from 'zod';
import { CloudError } from '../error/index.js';
import { type HttpOptions, httpClient } from '../http/index.js';
import type { Installation } from '../names.js';
import type { Secret } from '../secret.js';
import { classifyScaleway } from './errors.js';
import { ZONES } from './zones.js';

export interface ScalewayOptions {
  /** Names the key; not secret. It lets the key's expiry be read. */
  accessKey: string;
  secretKey: Secret;
  /** The project that the relays are to be in. */
  projectId: string;
  installation: Installation;
  /** Zones that relays may be in; each is looked at before an order. All by default. */
  zones?: readonly string[];
  baseUrl?: string;
  http?: HttpOptions;
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

interface CallMore {
  /** Sent as JSON, or as it stands if it is text. */
  body?: object | string;
  repeatable?: boolean;
  signal?: AbortSignal | undefined;
}

/** The API's calls as the other files make them. Source: https://www.scaleway.com/en/developers/api/instances/ */
export interface ScalewayApi {
  readonly installation: Installation;
  readonly projectId: string;
  readonly accessKey: string;
  readonly zones: readonly string[];
  call<T>(method: Method, path: string, answer: z.ZodType<T>, more?: CallMore): Promise<T>;
  /** All pages below `/instance/v1/zones/`; a page is the last if it is not full. `path` has its query already. */
  pages<T>(path: string, answer: z.ZodType<T>, count: (page: T) => number, more?: CallMore): Promise<T[]>;
}

export const PER_PAGE = 100;
/** More than any account has; ends what would not end if pages were ignored. */
const MAX_PAGES = 100;

export function scalewayApi(options: ScalewayOptions): ScalewayApi {
  const { accessKey, secretKey, projectId, installation, baseUrl = 'https://api.scaleway.com' } = options;
  const send = httpClient('scaleway', classifyScaleway, options.http);
  const call: ScalewayApi['call'] = async (method, path, answer, { body, repeatable, signal } = {}) => {
    const { value } = await send({
      method,
      url: `${baseUrl}${path}`,
      headers: () => ({ 'x-auth-token': secretKey.reveal() }),
      answer,
      signal,
      ...(repeatable !== undefined && { repeatable }),
      ...(body !== undefined && { body: asBody(body) }),
    });
    return value;
  };
  return {
    installation,
    projectId,
    accessKey,
    zones: options.zones ?? ZONES.map(({ id }) => id),
    call,
    pages: async (path, answer, count, more) => {
      const pages: z.infer<typeof answer>[] = [];
      for (let page = 1; ; page += 1) {
        const at = `${path}${path.includes('?') ? '&' : '?'}page=${page}&per_page=${PER_PAGE}`;
        const value = await call('GET', at, answer, more);
        pages.push(value);
        if (count(value) < PER_PAGE || page === MAX_PAGES) return pages;
      }
    },
  };
}

function asBody(body: object | string): { type: string; text: string } {
  return typeof body === 'string'
    ? { type: 'text/plain', text: body }
    : { type: 'application/json', text: JSON.stringify(body) };
}

/**
 * What is ordered in a zone that is not looked at is never found again: it would be ordered once more after each lost
 * answer. Throws `request-refused` for such a zone.
 */
export function requireZone({ zones }: Pick<ScalewayApi, 'zones'>, zone: string): void {
  if (!zones.includes(zone)) throw new CloudError('scaleway', 'request-refused', { detail: 'zone' });
}

/** The path of something in a zone. */
export function inZone(zone: string, path: string): string {
  return `/instance/v1/zones/${encodeURIComponent(zone)}${path}`;
}
