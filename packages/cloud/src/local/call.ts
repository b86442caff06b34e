import { request } from 'node:http';
import { z } from 'zod';
import { CLOUD_ERRORS, CloudError, type CloudErrorCode } from '../error/index.js';

const codes = Object.keys(CLOUD_ERRORS) as [CloudErrorCode, ...CloudErrorCode[]];

const Answer = z.union([
  z.strictObject({ answer: z.unknown() }),
  z.strictObject({ error: z.enum(codes), retryAfterMs: z.number().optional() }),
]);

/** What one call takes; the local cloud's whole protocol is this as JSON, and an {@link Answer} back. */
export interface LocalCall {
  installation: string;
  method: string;
  args: readonly unknown[];
}

/**
 * What the local cloud answers, as it came.
 *
 * @throws CloudError, and the signal's reason
 */
export async function call(
  socketPath: string,
  asked: LocalCall,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  const text = await post(socketPath, JSON.stringify(asked), signal).catch(() => {
    signal?.throwIfAborted();
    throw new CloudError('local', 'provider-unreachable');
  });
  const parsed = Answer.safeParse(asJson(text));
  if (!parsed.success) throw new CloudError('local', 'answer-not-understood');
  if ('answer' in parsed.data) return parsed.data.answer;
  const { error, retryAfterMs } = parsed.data;
  throw new CloudError('local', error, retryAfterMs === undefined ? {} : { retryAfterMs });
}

function post(socketPath: string, body: string, signal: AbortSignal | undefined): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        socketPath,
        method: 'POST',
        path: '/',
        headers: { 'content-length': Buffer.byteLength(body) },
        signal,
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => {
          text += part;
        });
        response.on('end', () => resolve(text));
        response.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
