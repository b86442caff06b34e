import { z } from 'zod';
import { type ApiAnswer, type HttpOptions, httpClient, type Send } from '../http/index.js';
import type { Installation } from '../names.js';
import type { Secret } from '../secret.js';
import { classifyHetzner } from './errors.js';

export interface HetznerOptions {
  /** A token of the project that the relays are to be in, with the right to read and write. */
  token: Secret;
  installation: Installation;
  baseUrl?: string;
  http?: HttpOptions;
}

type Method = 'GET' | 'POST' | 'DELETE';

/** The API's calls as the other files make them. Source: https://docs.hetzner.cloud/reference/cloud */
export interface HetznerApi {
  readonly installation: Installation;
  call<T>(method: Method, path: string, answer: z.ZodType<T>, more?: CallMore): Promise<T>;
  /** All pages of a list; `path` has its query already. */
  list<T>(path: string, field: string, item: z.ZodType<T>, signal: AbortSignal | undefined): Promise<T[]>;
  sleep(ms: number, signal: AbortSignal | undefined): Promise<void>;
}

interface CallMore {
  body?: object;
  signal?: AbortSignal | undefined;
}

const PER_PAGE = 50;
const Paged = z.object({
  meta: z.object({ pagination: z.object({ next_page: z.int().nullable() }) }),
});

export function hetznerApi(options: HetznerOptions, sleep: HetznerApi['sleep']): HetznerApi {
  const { token, installation, baseUrl = 'https://api.hetzner.cloud/v1', http } = options;
  const send: Send = httpClient('hetzner', classifyHetzner, http);
  const exchange = <T>(
    method: Method,
    path: string,
    answer: z.ZodType<T>,
    more: CallMore = {},
  ): Promise<ApiAnswer<T>> =>
    send({
      method,
      url: `${baseUrl}${path}`,
      headers: () => ({ authorization: `Bearer ${token.reveal()}` }),
      answer,
      signal: more.signal,
      ...(more.body !== undefined && {
        body: { type: 'application/json', text: JSON.stringify(more.body) },
      }),
    });
  return {
    installation,
    sleep,
    call: async (...args) => (await exchange(...args)).value,
    list: async (path, field, item, signal) => {
      const Page = Paged.and(z.looseObject({ [field]: z.array(item) }));
      const items: z.infer<typeof item>[] = [];
      for (let page: number | null = 1; page !== null; ) {
        const at: string = `${path}${path.includes('?') ? '&' : '?'}page=${page}&per_page=${PER_PAGE}`;
        const { value } = await exchange('GET', at, Page, { signal });
        items.push(...(value[field] as z.infer<typeof item>[]));
        const next: number | null = value.meta.pagination.next_page;
        page = next !== null && next > page ? next : null;
      }
      return items;
    },
  };
}
