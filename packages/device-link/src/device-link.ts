import { setTimeout as sleep } from 'node:timers/promises';
import type { UpTopic } from '@tresse/contracts';
import { type BackoffPolicy, backoffMs } from './backoff.js';
import { type Connection, type LinkTarget, openConnection } from './connection.js';
import { type InboundRefusal, parseInbound } from './inbound.js';
import { LinkError } from './link-error.js';
import type { DownMessage, UpMessages } from './messages.js';

export type { LinkTarget } from './connection.js';

export interface DeviceLinkOptions {
  target: LinkTarget;
  /** The number of the next connection: above every former one, also after a restart (keep it on disk). */
  nextEpoch(): Promise<number>;
  onMessage(message: DownMessage): void;
  onConnect?(epoch: number): void;
  onDisconnect?(reason: string): void;
  /** A connection could not be made; the next attempt is in `retryMs`. */
  onFailure?(reason: string, retryMs: number): void;
  /** A message was not taken: malformed, too large, or not ours. */
  onRefused?(reason: InboundRefusal, topic: string): void;
  backoff?: BackoffPolicy;
  random?: () => number;
}

/** A device's session with its control plane, which comes back by itself until it is stopped. */
export interface DeviceLink {
  readonly connected: boolean;
  /** Epoch of the newest connection; 0 before the first. */
  readonly epoch: number;
  /** This end's address of the present connection; undefined without one. */
  readonly localAddress: string | undefined;
  /** Messages that were not taken, by reason. */
  readonly refused: Readonly<Record<InboundRefusal, number>>;
  /** Resolves when the broker has taken the message. Throws LinkError, `link.offline` without a connection. */
  publish<T extends UpTopic>(topic: T, message: UpMessages[T]): Promise<void>;
  /** Gives up the present connection, attempt or pause and connects anew at once; until then nothing is published. */
  reconnect(): void;
  /** Says `offline`, closes, and stays closed. */
  stop(): Promise<void>;
}

const BACKOFF: BackoffPolicy = { baseMs: 500, capMs: 30_000 };

/** A connection that lasted this long was a good one: the next pauses start small again. */
const GOOD_AFTER_MS = 10_000;

/** Time to say goodbye in; the path may be gone. */
const GRACE_MS = 300;

/** Starts connecting. No callback is called in the same turn. */
export function startDeviceLink(options: DeviceLinkOptions): DeviceLink {
  const random = options.random ?? Math.random;
  const refused: Record<InboundRefusal, number> = {
    'wrong-topic': 0,
    'too-large': 0,
    'not-json': 0,
    'not-valid': 0,
  };
  let connection: Connection | undefined;
  let epoch = 0;
  let stopping = false;
  let hurry = new AbortController();

  const onPacket = (topic: string, payload: Buffer): void => {
    const inbound = parseInbound(options.target.deviceId, topic, payload);
    if (inbound.ok) {
      options.onMessage(inbound.value);
    } else {
      refused[inbound.reason] += 1;
      options.onRefused?.(inbound.reason, topic);
    }
  };

  /** One connection from start to end; gives how long it was up, in ms. Throws when it could not be made. */
  async function session(): Promise<number> {
    epoch = await options.nextEpoch();
    const opened = await openConnection(options.target, epoch, onPacket, hurry.signal);
    const since = performance.now();
    connection = opened;
    if (hurry.signal.aborted) void opened.close(GRACE_MS);
    else options.onConnect?.(epoch);
    const reason = await opened.closed;
    connection = undefined;
    options.onDisconnect?.(reason);
    return performance.now() - since;
  }

  async function run(): Promise<void> {
    let attempt = 0;
    while (!stopping) {
      let failure: string | undefined;
      try {
        if ((await session()) >= GOOD_AFTER_MS) attempt = 0;
      } catch (error) {
        failure = error instanceof Error ? error.message : String(error);
      }
      const retryMs = hurry.signal.aborted ? 0 : backoffMs(attempt, options.backoff ?? BACKOFF, random);
      attempt += 1;
      if (failure !== undefined && !stopping) options.onFailure?.(failure, retryMs);
      await sleep(retryMs, undefined, { signal: hurry.signal }).catch(() => undefined);
      if (!hurry.signal.aborted || stopping) continue;
      hurry = new AbortController();
      attempt = 0;
    }
  }

  const running = Promise.resolve().then(run);
  return {
    get connected() {
      return connection !== undefined;
    },
    get epoch() {
      return epoch;
    },
    get localAddress() {
      return connection?.localAddress;
    },
    refused,
    publish: async (topic, message) => {
      if (!connection) throw new LinkError('link.offline', `not connected (${topic})`);
      await connection.publish(topic, message);
    },
    reconnect: () => {
      hurry.abort();
      const last = connection;
      connection = undefined;
      void last?.close(GRACE_MS);
    },
    stop: async () => {
      stopping = true;
      hurry.abort();
      const last = connection;
      const farewell = last?.publish('session', { state: 'offline', epoch: last.epoch });
      await Promise.race([farewell?.catch(() => undefined), sleep(GRACE_MS)]);
      await last?.close(GRACE_MS);
      await running;
    },
  };
}
