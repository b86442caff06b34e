import type { X509Certificate } from 'node:crypto';
import { request } from 'node:https';
import { isIP } from 'node:net';
import { checkServerIdentity, type TLSSocket } from 'node:tls';
import { Problem } from '@tresse/contracts';
import type { z } from 'zod';
import { instantOf } from '../device-time/index.js';
import { EnrolmentError, type EnrolmentErrorCode } from './enrolment-error.js';
import { EXPIRED, heldAt, shownBy, wrongWith } from './judge-server.js';
import { ANY_WAY, addressOf, hostOf, type Way } from './way.js';

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
  way?: Way;
  /** Set where the machine's clock is known to be wrong. */
  time?: DoorTime | undefined;
}

/** The device's own idea of the time. */
export interface DoorTime {
  isWrong(): boolean;
  /** An instant that has certainly passed. */
  atLeast(): number;
  told(instant: number): void;
}

/** What a claim is refused for, by the control plane's words. */
const REFUSALS: Readonly<Record<string, EnrolmentErrorCode>> = {
  'claim.used': 'enrol.claim-used',
  'claim.image-used': 'enrol.claim-used',
  'claim.expired': 'enrol.claim-expired',
  'claim.unknown': 'enrol.claim-unknown',
};

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
  const refusal = (problem.success ? REFUSALS[problem.data.code] : undefined) ?? 'enrol.refused';
  throw new EnrolmentError(final ? refusal : 'enrol.unreachable', reason);
}

/** What Node says of a certificate that does not hold at the machine's time. */
const OUT_OF_TIME = new Set(['CERT_NOT_YET_VALID', 'CERT_HAS_EXPIRED']);

async function post(door: Door, body: string): Promise<{ status: number; text: string }> {
  const { url, caPem, own, timeoutMs, signal, time, way = ANY_WAY } = door;
  const judges = time?.isWrong() === true;
  const host = hostOf(url);
  const address = await addressOf(host, way).catch((cause: Error) => {
    throw new EnrolmentError('enrol.unreachable', `${host} was not found: ${cause.message}.`, { cause });
  });
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => {
      if (error instanceof EnrolmentError) return reject(error);
      const code = OUT_OF_TIME.has(error.code ?? '') ? 'enrol.clock' : 'enrol.unreachable';
      reject(new EnrolmentError(code, `${url.host} cannot be reached: ${error.message}.`, { cause: error }));
    };
    const sent = request({
      host: address,
      port: url.port || 443,
      path: url.pathname,
      servername: isIP(host) === 0 ? host : '',
      ...(way.localAddress ? { localAddress: way.localAddress } : {}),
      rejectUnauthorized: !judges,
      checkServerIdentity: (_name, certificate) => checkServerIdentity(host, certificate),
      method: 'POST',
      ca: caPem,
      ...(own ? { cert: own.certificatePem, key: own.privateKeyPem } : {}),
      headers: {
        host: url.host,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      },
      timeout: timeoutMs,
      agent: false,
      ...(signal ? { signal } : {}),
    });
    sent.once('error', fail);
    let leaf: X509Certificate | undefined;
    const sendBody = (): void => void sent.end(body);
    if (!judges) sendBody();
    else
      sent.once('socket', (socket) =>
        socket.once('secureConnect', () => {
          leaf = shownBy(socket as TLSSocket);
          const wrong = leaf ? wrongWith(leaf, { caPem, host, atLeast: time.atLeast() }) : 'there is none';
          if (wrong === null) return sendBody();
          const code = wrong === EXPIRED ? 'enrol.clock' : 'enrol.refused';
          sent.destroy(new EnrolmentError(code, `The certificate of ${url.host}: ${wrong}.`));
        }),
      );
    sent.once('timeout', () => sent.destroy(new Error('no answer in time')));
    sent.once('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.once('error', fail);
      response.on('data', (part: string) => {
        text += part;
        if (text.length > MAX_ANSWER_BYTES) response.destroy(new Error('the answer is too long'));
      });
      response.once('end', () => {
        const instant = instantOf(response.headers.date);
        if (judges && leaf && instant !== null) {
          if (!heldAt(leaf, instant)) {
            return fail(new EnrolmentError('enrol.clock', `${url.host} says ${response.headers.date}.`));
          }
          time.told(instant);
        }
        resolve({ status: response.statusCode ?? 0, text });
      });
    });
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
