import type { AedesOptions, Client } from 'aedes';
import type { AttachedConnections } from './attached-connections.js';
import { DeviceConnection } from './device-connection.js';
import type { DeviceGate, EdgeSink, FollowUp } from './edge-sink.js';
import { EdgeRefusal } from './flag.js';
import { NotTaken } from './not-taken.js';
import { checkSubscription, checkWill, mayForward, ownTopic, type Publication } from './topic-rules.js';

/** Devices must ask for a keepalive of at most this, in seconds, so that a dead one is noticed. */
const MOST_KEEPALIVE_S = 120;
const CONNECT_TIMEOUT_MS = 10_000;
const DRAIN_TIMEOUT_MS = 15_000;

/** Return codes of CONNACK (MQTT 3.1.1 §3.2.2.3). */
const RETURN_CODE = { identifierRejected: 2, unavailable: 3, notAuthorised: 5 } as const;

/** What aedes is told to allow: the rules of this edge, and the sink asked before a message is acknowledged. */
export function edgePolicy(gate: DeviceGate, sink: EdgeSink, attached: AttachedConnections): AedesOptions {
  const wills = new WeakMap<DeviceConnection, Publication>();
  const followUps = new WeakMap<object, FollowUp>();
  return {
    keepaliveLimit: MOST_KEEPALIVE_S,
    connectTimeout: CONNECT_TIMEOUT_MS,
    drainTimeout: DRAIN_TIMEOUT_MS,

    preConnect: (client, packet, done) => {
      packet.clean = true;
      if (packet.will) wills.set(connectionOf(client), packet.will);
      done(null, true);
    },

    authenticate: (client, _username, _password, done) => {
      const connection = connectionOf(client);
      admit(gate, client.id, connection, wills.get(connection)).then(
        (admitted) => (admitted ? done(null, true) : done(refusal(RETURN_CODE.notAuthorised), false)),
        (error: unknown) => {
          if (!(error instanceof EdgeRefusal)) return done(refusal(RETURN_CODE.unavailable), false);
          void sink.flagged(connection.identity.deviceId, error.flag, error.message);
          done(refusal(RETURN_CODE.identifierRejected), false);
        },
      );
    },

    authorizePublish: (client, packet, done) => {
      if (client === null) return done(new NotTaken('no device'));
      const connection = connectionOf(client);
      if (client.closed && !attached.isLast(connection))
        return done(new NotTaken('will of a replaced session'));
      take(sink, connection, packet).then(
        (followUp) => {
          if (followUp) followUps.set(packet, followUp);
          done();
        },
        (error: Error) => done(error),
      );
    },

    published: (packet, _client, done) => {
      const followUp = followUps.get(packet) ?? nothing;
      followUp().then(
        () => done(),
        (cause: unknown) => done(new NotTaken('what follows a message failed', { cause })),
      );
    },

    authorizeSubscribe: (client, subscription, done) => {
      const { deviceId } = connectionOf(client).identity;
      try {
        checkSubscription(deviceId, subscription.topic);
        done(null, subscription);
      } catch (error) {
        if (!(error instanceof EdgeRefusal)) throw error;
        void sink.flagged(deviceId, error.flag, error.message).then(() => done(null, null));
      }
    },

    authorizeForward: (client, packet) =>
      mayForward(connectionOf(client).identity.deviceId, packet.topic) ? packet : null,
  };
}

const nothing: FollowUp = async () => undefined;

async function admit(
  gate: DeviceGate,
  clientId: string,
  { identity }: DeviceConnection,
  will: Publication | undefined,
): Promise<boolean> {
  if (clientId !== identity.deviceId) {
    throw new EdgeRefusal('client-id.foreign', `connected as ${clientId.slice(0, 64)}`);
  }
  if (will) checkWill(identity.deviceId, will);
  return gate.admits(identity);
}

async function take(
  sink: EdgeSink,
  { identity }: DeviceConnection,
  packet: Publication,
): Promise<FollowUp | undefined> {
  const name = ownTopic(identity.deviceId, packet);
  try {
    return await sink.message(identity, name, Buffer.from(packet.payload));
  } catch (cause) {
    throw new NotTaken('the message could not be taken now', { cause });
  }
}

function refusal(returnCode: 2 | 3 | 5) {
  return Object.assign(new Error(`refused with return code ${returnCode}`), { returnCode });
}

function connectionOf(client: Client): DeviceConnection {
  if (client.conn instanceof DeviceConnection) return client.conn;
  throw new TypeError('The broker was handed a connection of unknown origin.');
}
