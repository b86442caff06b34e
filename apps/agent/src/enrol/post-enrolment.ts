import { request } from 'node:https';
import { type EnrolmentRequest, EnrolmentResponse, Problem } from '@tresse/contracts';
import { EnrolmentError } from './enrolment-error.js';

const TIMEOUT_MS = 20_000;
const MAX_ANSWER_BYTES = 64 * 1024;

/** Sends the request over TLS that trusts `caPem` alone; gives the accepted device's identity. Throws EnrolmentError. */
export async function postEnrolment(
  url: URL,
  caPem: string,
  body: EnrolmentRequest,
): Promise<EnrolmentResponse> {
  const { status, text } = await post(new URL('/enrol', url), caPem, JSON.stringify(body));
  if (status >= 200 && status < 300) {
    const answer = EnrolmentResponse.safeParse(jsonOf(text));
    if (answer.success) return answer.data;
    throw new EnrolmentError('enrol.refused', `${url.host} gave an answer this agent does not understand.`);
  }
  const problem = Problem.safeParse(jsonOf(text));
  const reason = problem.success ? problem.data.message.en : `${url.host} answered with status ${status}.`;
  const final = status >= 400 && status < 500 && status !== 408 && status !== 429;
  throw new EnrolmentError(final ? 'enrol.refused' : 'enrol.unreachable', reason);
}

function post(url: URL, caPem: string, body: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error) =>
      reject(
        new EnrolmentError('enrol.unreachable', `${url.host} cannot be reached: ${error.message}.`, {
          cause: error,
        }),
      );
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request(url, { method: 'POST', ca: caPem, headers, timeout: TIMEOUT_MS, agent: false });
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
