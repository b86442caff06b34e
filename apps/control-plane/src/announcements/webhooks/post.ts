import { request as requestPlain } from 'node:http';
import { request as requestTls } from 'node:https';
import { isIPv6, type LookupFunction } from 'node:net';
import type { AddressPolicy } from './address-policy.js';
import type { DeliveryProblem } from './delivery-problems.js';
import type { HostLookup } from './host-lookup.js';

/** What came of a POST: the status alone is kept of an answer. */
export interface PostOutcome {
  status: number | null;
  /** Null when it was taken: a status of 2xx. */
  problem: DeliveryProblem | null;
}

export interface PostOptions {
  policy: AddressPolicy;
  lookup: HostLookup;
  /** From the first question to the DNS to the answer's status, in ms. */
  timeoutMs: number;
  /** Certificates (PEM) of authorities beside the well-known; undefined for none. */
  ca: string[] | undefined;
  signal: AbortSignal;
}

/**
 * Sends a text to an address that somebody typed. The host is looked up once, every one of its addresses must be allowed,
 * and the connection goes to an address that was looked at: what the DNS says a moment later does not count. No
 * redirect is followed, no proxy used, nothing read of the answer but its status. Never rejects.
 */
export async function post(
  url: URL,
  body: string,
  headers: Record<string, string>,
  { policy, lookup, timeoutMs, ca, signal }: PostOptions,
): Promise<PostOutcome> {
  const late = AbortSignal.timeout(timeoutMs);
  const over = AbortSignal.any([signal, late]);
  try {
    const addresses = await unlessAborted(lookup(url.hostname.replace(/^\[|\]$/g, ''), over), over);
    const [address] = addresses;
    if (address === undefined) return failed('unresolved');
    if (!addresses.every((one) => policy.allows(one))) return failed('address-refused');
    const status = await statusOf(url, body, headers, address, ca, over);
    if (status >= 200 && status < 300) return { status, problem: null };
    return { status, problem: status >= 300 && status < 400 ? 'redirect' : 'status' };
  } catch (error) {
    return failed(late.aborted ? 'timeout' : problemOf(error));
  }
}

function statusOf(
  url: URL,
  body: string,
  headers: Record<string, string>,
  address: string,
  ca: string[] | undefined,
  signal: AbortSignal,
): Promise<number> {
  const tls = url.protocol === 'https:';
  return new Promise((resolve, reject) => {
    const sent = (tls ? requestTls : requestPlain)(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      lookup: pinnedTo(address),
      agent: false,
      signal,
      ...(tls && ca ? { ca } : {}),
    });
    sent.once('response', (response) => {
      resolve(response.statusCode ?? 0);
      response.on('error', () => undefined);
      response.destroy();
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** In the place of the DNS: whatever is asked for, the answer is the address that was looked at. */
function pinnedTo(address: string): LookupFunction {
  const family = isIPv6(address) ? 6 : 4;
  return (_host, { all }, done) => {
    if (all) done(null, [{ address, family }]);
    else done(null, address, family);
  };
}

async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  return Promise.race([
    work,
    new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    }),
  ]);
}

function failed(problem: DeliveryProblem): PostOutcome {
  return { status: null, problem };
}

/** OpenSSL's words for a certificate that does not hold (openssl-verify(1)), and Node's own. */
const TLS_WORDS =
  /^(ERR_TLS|ERR_SSL|EPROTO|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|HOSTNAME_MISMATCH)/;

function problemOf(error: unknown): DeliveryProblem {
  const code = String((error as NodeJS.ErrnoException | undefined)?.code ?? '');
  if (TLS_WORDS.test(code)) return 'tls';
  return code.startsWith('HPE_') ? 'not-http' : 'unreachable';
}
