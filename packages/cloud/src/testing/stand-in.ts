import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Request {
  method: string;
  /** Without the query. */
  path: string;
  query: URLSearchParams;
  headers: Headers;
  body: string;
}

export interface Reply {
  status: number;
  /** Sent as JSON; text as it stands; undefined as nothing. */
  body?: unknown;
  headers?: Record<string, string>;
}

/** A provider that never fails; what goes wrong on the way is the stand-in's. */
export type Model = (request: Request) => Reply;

/** What happens to a request in the place of a good answer. */
export type Fault =
  /** Answered so, and not done. */
  | Reply
  /** The connection breaks before anything is done. */
  | 'lost'
  /** Done, but the connection breaks before the answer. */
  | 'done, answer lost'
  /** Done, but no answer comes in time. */
  | 'done, answer late'
  /** Done, and answered with what is no JSON. */
  | 'done, answer garbled'
  /** Answered with a timeout of the provider's own, and done after all a few requests later. */
  | 'done later';

export type Matches = (request: Request) => boolean;

/** Requests until what is `done later` is done. */
const LATER = 3;

/** A provider with faults that are told in advance. */
export class StandIn {
  readonly requests: Request[] = [];
  readonly #faults: { matches: Matches; fault: Fault }[] = [];
  #pending: { due: number; request: Request }[] = [];

  /** `onLate` is called while a request waits for an answer that does not come. */
  constructor(
    private readonly model: Model,
    private readonly onLate: () => void,
  ) {}

  /** The next requests that match meet these faults, one each. */
  fail(matches: Matches, ...faults: Fault[]): void {
    for (const fault of faults) this.#faults.push({ matches, fault });
  }

  /** Does what is still to be done. */
  settle(): void {
    for (const { request } of this.#pending.splice(0)) this.model(request);
  }

  answer(request: Request): Reply | 'cut' | 'never' {
    this.requests.push(request);
    const due = this.#pending.filter((one) => one.due <= this.requests.length);
    this.#pending = this.#pending.filter((one) => !due.includes(one));
    for (const one of due) this.model(one.request);

    const at = this.#faults.findIndex(({ matches }) => matches(request));
    const fault = at < 0 ? undefined : this.#faults.splice(at, 1)[0]?.fault;
    if (fault === undefined) return this.model(request);
    if (typeof fault === 'object') return fault;
    if (fault === 'lost') return 'cut';
    if (fault === 'done later') {
      this.#pending.push({ due: this.requests.length + LATER, request });
      return { status: 504, body: 'upstream timed out' };
    }
    this.model(request);
    if (fault === 'done, answer lost') return 'cut';
    if (fault === 'done, answer garbled') return { status: 200, body: '<html>{"token' };
    queueMicrotask(this.onLate);
    return 'never';
  }
}

function textOf({ body }: Reply): string {
  if (body === undefined) return '';
  return typeof body === 'string' ? body : JSON.stringify(body);
}

/** The stand-in behind a port of this machine. */
export async function serve(standIn: StandIn): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(async (incoming, response) => {
    let body = '';
    for await (const chunk of incoming) body += chunk;
    const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://localhost');
    const headers = new Headers(incoming.headers as Record<string, string>);
    const request = { method: incoming.method ?? '', path: pathname, query: searchParams, headers, body };
    const reply = standIn.answer(request);
    if (reply === 'cut') incoming.socket.destroy();
    else if (reply !== 'never') response.writeHead(reply.status, reply.headers).end(textOf(reply));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** The stand-in without a network in between, for tests that ask thousands of times. */
export function fetchFrom(standIn: StandIn): typeof fetch {
  return async (input, init = {}) => {
    const { pathname, searchParams } = new URL(String(input));
    const headers = new Headers(init.headers);
    const body = typeof init.body === 'string' ? init.body : '';
    const request = { method: init.method ?? 'GET', path: pathname, query: searchParams, headers, body };
    const reply = standIn.answer(request);
    if (reply === 'cut') throw new TypeError('fetch failed');
    if (reply === 'never') {
      const { signal } = init;
      await new Promise((late) => signal?.addEventListener('abort', late));
      throw signal?.reason;
    }
    const text = textOf(reply);
    return new Response(text === '' ? null : text, { status: reply.status, headers: reply.headers ?? {} });
  };
}
