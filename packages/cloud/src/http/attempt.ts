import type { z } from 'zod';
import { CloudError, type CloudErrorCode } from '../error/index.js';
import type { Clock } from './clock.js';
import { retryAfterMs } from './pauses.js';

/** One call of a provider's API. */
export interface ApiCall<T> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  /** Made anew for each attempt, since some providers sign the time. */
  headers(): Record<string, string>;
  body?: { type: string; text: string };
  /** What is used of the answer; everything else in it is let go. */
  answer: z.ZodType<T>;
  /** True if doing it twice is doing it once. By default so for all methods but POST and PATCH. */
  repeatable?: boolean;
  signal?: AbortSignal | undefined;
}

export interface ApiAnswer<T> {
  value: T;
  headers: Headers;
}

/** A provider's own reading of an answer that is an error: its status and its body, undefined if that is no JSON. */
export type Classify = (status: number, body: unknown) => { code: CloudErrorCode; detail?: string };

export interface AttemptOptions {
  provider: string;
  classify: Classify;
  fetch: typeof fetch;
  clock: Clock;
  /** How long an answer may take, in ms. */
  timeoutMs: number;
}

/** One request. Throws CloudError, or the signal's reason. */
export async function attempt<T>(options: AttemptOptions, call: ApiCall<T>): Promise<ApiAnswer<T>> {
  const { provider } = options;
  const headers = headersOf(options, call);
  const { response, text } = await exchange(options, call, headers);
  const body = asJson(text);
  if (!response.ok) {
    const wait = retryAfterMs(response.status, response.headers, options.clock.now());
    throw new CloudError(provider, ...refusal(options, response.status, body, wait));
  }
  const parsed = call.answer.safeParse(body);
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.join('.') ?? '';
    throw new CloudError(provider, 'answer-not-understood', { detail: path, status: response.status });
  }
  return { value: parsed.data, headers: response.headers };
}

function refusal(
  { classify }: AttemptOptions,
  status: number,
  body: unknown,
  wait: number | undefined,
): [CloudErrorCode, { status: number; detail?: string; retryAfterMs?: number }] {
  const { code, detail } = classify(status, body);
  return [
    code,
    { status, ...(detail !== undefined && { detail }), ...(wait !== undefined && { retryAfterMs: wait }) },
  ];
}

/** Fetch quotes a header that it cannot send, so a key with strange signs in it is found here. */
function headersOf<T>({ provider }: AttemptOptions, call: ApiCall<T>): Headers {
  const plain = call.headers();
  try {
    const headers = new Headers(plain);
    headers.set('accept', 'application/json');
    headers.set('user-agent', 'tresse');
    if (call.body !== undefined) headers.set('content-type', call.body.type);
    return headers;
  } catch {
    throw new CloudError(provider, 'credentials-wrong', { detail: 'malformed' });
  }
}

async function exchange<T>(
  { provider, fetch, clock, timeoutMs }: AttemptOptions,
  { method, url, body, signal }: ApiCall<T>,
  headers: Headers,
): Promise<{ response: Response; text: string }> {
  signal?.throwIfAborted();
  const timeout = clock.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      method,
      headers,
      redirect: 'error',
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
      ...(body !== undefined && { body: body.text }),
    });
    return { response, text: await response.text() };
  } catch (error) {
    signal?.throwIfAborted();
    const detail = timeout.aborted ? 'timeout' : systemCode(error);
    throw new CloudError(provider, 'provider-unreachable', detail === undefined ? {} : { detail });
  }
}

/** `ECONNREFUSED` and the like, which fetch hides in the cause. */
function systemCode(error: unknown): string | undefined {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** An empty body is null, one that is no JSON undefined. */
function asJson(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
