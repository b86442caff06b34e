import { request } from 'node:https';
import { Problem } from '@tresse/contracts';
import type { z } from 'zod';
import { EnrolmentError } from './enrolment-error.js';

const MAX_ANSWER_BYTES = 64 * 1024;

/** How to reach the enrolment endpoint, and with what to be recognised there. */
export interface Door {
  url: URL;
  /** The only authority that the server's certificate may come from (PEM). */
  caPem: string;
  /** The device's own certificate and key (PEM), when it has them. */
  own?: { certificatePem: string; privateKeyPem: string };
  /** Longest silence, in ms. */
  timeoutMs: number;
  signal?: AbortSignal | undefined;
}

/** Posts a body as JSON and gives the answer in this shape. Throws EnrolmentError. */
export async function postJson<Answer>(door: Door, body: object, shape: z.ZodType<Answer>): Promise<Answer> {
  const { host } = door.url;
  const { status, text } = await post(door, JSON.stringify(body));
  if (status >= 200 && status < 300) {
    const answer = shape.safeParse(jsonOf(text));
    if (answer.success) return answer.data;
    throw new EnrolmentError('enrol.refused', `${host} gave an answer this agent does not understand.`);
  }
  const problem = Problem.safeParse(jsonOf(text));
  const reason = problem.success ? problem.data.message.en : `${host} answered with status ${status}.`;
  const final = status >= 400 && status < 500 && status !== 408 && status !== 429;
  throw new EnrolmentError(final ? 'enrol.refused' : 'enrol.unreachable', reason);
}

function post(door: Door, body: string): Promise<{ status: number; text: string }> {
  const { url, caPem, own, timeoutMs, signal } = door;
  return new Promise((resolve, reject) => {
    const fail = (error: Error) =>
      reject(
        new EnrolmentError('enrol.unreachable', `${url.host} cannot be reached: ${error.message}.`, {
          cause: error,
        }),
      );
    const sent = request(url, {
      method: 'POST',
      ca: caPem,
      ...(own ? { cert: own.certificatePem, key: own.privateKeyPem } : {}),
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      timeout: timeoutMs,
      agent: false,
      ...(signal ? { signal } : {}),
    });
    sent.once('error', fail);
    sent.once('timeout', () => sent.destroy(new Error('no answer in time')));
    sent.once('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.once('error', fail);
      response.on('data', (part: string) => {
        text += part;
        if (text.length > MAX_ANSWER_BYTES) response.destroy(new Error('the answer is too long'));
      });
      response.once('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    sent.end(body);
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
