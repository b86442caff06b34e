import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import {
  DOWN_TOPICS,
  downTopic,
  type Id,
  MAX_MQTT_PAYLOAD_BYTES,
  type SessionMessage,
  type UpTopic,
  upTopic,
} from '@tresse/contracts';
import { connect, type MqttClient } from 'mqtt';
import { LinkError } from './link-error.js';
import type { UpMessages } from './messages.js';

/** Where the broker is, and with what the device proves who it is. */
export interface LinkTarget {
  deviceId: Id;
  host: string;
  port: number;
  /** The only authority that the broker's certificate may come from (PEM). */
  caPem: string;
  certificatePem: string;
  privateKeyPem: string;
  /**
   * Says what is wrong with the broker's certificate, in words, or null; asked in place of Node's check, for a device
   * whose clock is known to be wrong.
   */
  readonly judge?: ((socket: TLSSocket) => string | null) | undefined;
  /** Interval of MQTT pings, in s; a silent broker is noticed after one and a half of it. */
  keepaliveS?: number;
  /** Longest time from the first packet to the broker's acceptance, in ms. */
  connectTimeoutMs?: number;
}

/** One MQTT connection, from acceptance to its end. It never comes back: the link opens another one. */
export interface Connection {
  readonly epoch: number;
  /** This end's address: it stays with the line over which the connection was made. */
  readonly localAddress: string | undefined;
  /** Resolves, never rejects, when the connection has ended, with the reason in words. */
  readonly closed: Promise<string>;
  /** Resolves when the broker has taken the message. Throws LinkError. */
  publish<T extends UpTopic>(topic: T, message: UpMessages[T]): Promise<void>;
  /** Says goodbye, so that no last will is sent, and closes; after `graceMs` without waiting for an answer. */
  close(graceMs: number): Promise<void>;
}

const KEEPALIVE_S = 15;
const CONNECT_TIMEOUT_MS = 10_000;

/**
 * Connects (MQTT 3.1.1, clean session, mutual TLS), subscribes to every down topic and says `online`; the last will
 * says `offline` with the same epoch. Throws LinkError `link.refused` when that fails or `signal` gives it up.
 */
export async function openConnection(
  target: LinkTarget,
  epoch: number,
  onPacket: (topic: string, payload: Buffer) => void,
  signal: AbortSignal,
): Promise<Connection> {
  const { deviceId, judge } = target;
  const will: SessionMessage = { state: 'offline', epoch };
  const client = connect({
    protocol: 'mqtts',
    protocolVersion: 4,
    host: target.host,
    port: target.port,
    ca: target.caPem,
    cert: target.certificatePem,
    key: target.privateKeyPem,
    rejectUnauthorized: judge === undefined,
    clientId: deviceId,
    clean: true,
    keepalive: target.keepaliveS ?? KEEPALIVE_S,
    connectTimeout: target.connectTimeoutMs ?? CONNECT_TIMEOUT_MS,
    reconnectPeriod: 0,
    // Else mqtt-packet keeps a Buffer for each number up to 65535: 7 MB.
    writeCache: false,
    will: {
      topic: upTopic(deviceId, 'session'),
      payload: Buffer.from(JSON.stringify(will)),
      qos: 1,
      retain: false,
    },
  });
  const ending = endingOf(client);
  const giveUp = (): void => void client.end(true);
  signal.addEventListener('abort', giveUp);
  const publish: Connection['publish'] = (topic, message) =>
    publishOn(client, ending, deviceId, topic, message);
  try {
    await ending.orLost(new Promise<void>((resolve) => client.once('connect', () => resolve())));
    const wrong = judge?.(client.stream as TLSSocket) ?? null;
    if (wrong !== null) throw new Error(`the certificate of the broker: ${wrong}`);
    // Not before: what a broker sends unasked, together with its acceptance, comes while it is not judged yet.
    client.on('message', onPacket);
    await ending.orLost(
      client.subscribeAsync(
        DOWN_TOPICS.map((name) => downTopic(deviceId, name)),
        { qos: 1 },
      ),
    );
    await publish('session', { state: 'online', epoch });
  } catch (cause) {
    client.end(true);
    throw new LinkError('link.refused', reasonOf(cause), { cause });
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
  const { closed } = ending;
  const { localAddress } = client.stream as Socket;
  return { epoch, localAddress, closed, publish, close: (graceMs) => closeClient(client, closed, graceMs) };
}

async function publishOn(
  client: MqttClient,
  ending: Ending,
  deviceId: Id,
  name: UpTopic,
  message: unknown,
): Promise<void> {
  const payload = Buffer.from(JSON.stringify(message));
  if (payload.byteLength > MAX_MQTT_PAYLOAD_BYTES) {
    throw new LinkError('link.too-large', `a message of ${payload.byteLength} bytes is not sent (${name})`);
  }
  await ending.orLost(client.publishAsync(upTopic(deviceId, name), payload, { qos: 1 }));
}

/** The end of a connection, for those who wait for it and for the work that it cuts off. */
interface Ending {
  readonly closed: Promise<string>;
  /** What `work` gives, or LinkError `link.lost` as soon as the connection has ended. */
  orLost<T>(work: Promise<T>): Promise<T>;
}

/** The first error explains the end better than the closing of the socket that follows it. */
function endingOf(client: MqttClient): Ending {
  const waiting = new Set<(error: LinkError) => void>();
  let reason = 'the connection was closed';
  let ended = false;
  client.on('error', (error) => {
    reason = reasonOf(error);
    client.end(true);
  });
  const closed = new Promise<string>((resolve) => {
    client.once('close', () => {
      client.end(true);
      ended = true;
      for (const giveUp of waiting) giveUp(new LinkError('link.lost', reason));
      resolve(reason);
    });
  });
  const orLost = <T>(work: Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      if (ended) reject(new LinkError('link.lost', reason));
      waiting.add(reject);
      work
        .then(resolve, (cause) => reject(new LinkError('link.lost', reasonOf(cause), { cause })))
        .finally(() => waiting.delete(reject));
    });
  return { closed, orLost };
}

async function closeClient(client: MqttClient, closed: Promise<string>, graceMs: number): Promise<void> {
  const force = setTimeout(() => client.stream.destroy(), graceMs);
  client.end(false);
  await closed;
  clearTimeout(force);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = (error as NodeJS.ErrnoException).code;
  return error.message || (typeof code === 'string' ? code : error.name);
}
