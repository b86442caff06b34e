import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { isSeenAt, refusalOf } from './admit.js';
import type { FormProblem, PageSource, PageState } from './page-state.js';
import { readForm } from './read-form.js';
import { asksForClaim, REFRESH_S, renderPage, renderRefusal } from './render-page.js';
import { CONTENT_POLICY } from './style.js';
import { languageOf } from './words.js';

export interface LocalPageOptions {
  port: number;
  version: string;
  source: PageSource;
  /** Takes a claim; false when it is none. */
  onClaim(text: string): Promise<boolean>;
  log: Pick<Logger, 'warn' | 'info'>;
}

/** A page that is served until it is stopped. */
export interface LocalPage {
  readonly port: number;
  stop(): Promise<void>;
}

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': CONTENT_POLICY,
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  // With `no-referrer` a browser would not say where the form comes from.
  'referrer-policy': 'same-origin',
  connection: 'close',
};

/** Few people stand before a box. */
const MAX_CONNECTIONS = 32;

/**
 * Serves the page on every address, and answers at those alone where the page is to be seen: another interface's packets
 * the filter keeps away (`guard-page`, or the site's own input chain), and a connection to any other address is closed
 * without a word. Throws when the port is taken.
 */
export async function startLocalPage(options: LocalPageOptions): Promise<LocalPage> {
  const { source, log } = options;
  const server = createServer({ requestTimeout: 10_000, headersTimeout: 5_000 }, (request, response) => {
    answer(options, request, response).catch((error: unknown) => {
      log.warn({ reason: String(error) }, 'a request for the local page failed');
      response.destroy();
    });
  });
  server.maxConnections = MAX_CONNECTIONS;
  server.on('connection', (socket) => {
    if (!isSeenAt(socket.localAddress, source.addresses())) socket.destroy();
  });
  server.listen(options.port, '0.0.0.0');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  log.info({ port }, 'the local page is served');
  return { port, stop: () => closed(server) };
}

async function answer(
  { source, onClaim, version }: LocalPageOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = '', headers, socket } = request;
  const { host, origin } = headers;
  const [path = '', query = ''] = (request.url ?? '/').split('?', 2);
  const language = languageOf(headers['accept-language'], new URLSearchParams(query).get('lang'));
  const say = (status: number, text: string, more: Record<string, string> = {}) => {
    response.writeHead(status, { ...HEADERS, 'content-language': language, ...more });
    response.end(method === 'HEAD' ? undefined : text);
  };
  const notices = await source.notices();
  const state: PageState = {
    version,
    enrolment: source.enrolment,
    notices,
    connection: source.connection,
    ...source.look(),
  };
  const refused = refusalOf({ method, host, origin, localAddress: socket.localAddress }, source.addresses());
  if (refused) {
    request.resume();
    return say(refused === 'wrong-host' ? 421 : 403, renderRefusal(refused, language, version));
  }
  if (path === '/claim' && method === 'POST') {
    const problem = await problemOf(request, onClaim);
    if (problem === null) return say(303, '', { location: `/?lang=${language}` });
    return say(problem.problem === 'too-large' ? 413 : 422, renderPage(state, language, problem));
  }
  request.resume();
  if (path !== '/') return say(404, renderRefusal('not-found', language, version));
  if (method !== 'GET' && method !== 'HEAD') {
    return say(405, renderRefusal('wrong-method', language, version), { allow: 'GET, HEAD' });
  }
  const renewal: Record<string, string> = asksForClaim(state) ? {} : { refresh: String(REFRESH_S) };
  say(200, renderPage(state, language), renewal);
}

/** What is wrong with the form that was sent; null when its claim is taken. */
async function problemOf(
  request: IncomingMessage,
  onClaim: LocalPageOptions['onClaim'],
): Promise<FormProblem | null> {
  const form = await readForm(request);
  if (form === 'too-large') return { claim: '', problem: 'too-large' };
  const claim = form.get('claim') ?? '';
  return (await onClaim(claim)) ? null : { claim, problem: 'not-a-claim' };
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
