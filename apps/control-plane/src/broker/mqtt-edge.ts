import type { EventEmitter } from 'node:events';
import { createServer, type Server, type TLSSocket } from 'node:tls';
import { Logger } from '@nestjs/common';
import { type DownTopic, downTopic, type Id } from '@tresse/contracts';
import { type DeviceIdentity, readIdentity } from '@tresse/pki';
import { Aedes, type Client } from 'aedes';
import { listen } from '../listen.js';
import { AttachedConnections } from './attached-connections.js';
import { flagOf } from './connection-fault.js';
import { DeviceConnection } from './device-connection.js';
import { edgePolicy } from './edge-policy.js';
import type { DeviceGate, EdgeSink } from './edge-sink.js';
import { TurnwiseSink } from './turnwise-sink.js';

const HANDSHAKE_TIMEOUT_MS = 10_000;
const MOST_CONNECTIONS = 15_000;
/** One in use, one that replaces it, and some whose end the network has not told yet. */
const MOST_PER_DEVICE = 4;

/** What an edge stands on. */
export interface MqttEdgeOptions {
  /** Key and chain of the server (PEM). */
  credentials: { key: string; cert: string };
  /** The only authority whose client certificates count (PEM). */
  caPem: string;
  gate: DeviceGate;
  sink: EdgeSink;
}

/** One MQTT listener for devices. Whatever one of them sends, the others' connections stand. */
export class MqttEdge {
  private readonly logger = new Logger(MqttEdge.name);

  private constructor(
    /** For a fresh certificate while it runs. */
    readonly server: Server,
    private readonly broker: Aedes,
    private readonly attached: AttachedConnections,
    private readonly sink: TurnwiseSink,
  ) {
    server.on('secureConnection', (socket) => this.attach(socket));
    server.on('tlsClientError', (error) => this.logger.debug(`A TLS handshake failed: ${error.message}`));
    const ended = (client: Client, error: Error) => this.ended(client, error);
    broker.on('clientError', ended);
    broker.on('connectionError', ended);
    (broker as EventEmitter).on('error', (error) => this.logger.error(error));
  }

  /** Makes an edge, which takes connections from {@link listen} on. */
  static async create(options: MqttEdgeOptions): Promise<MqttEdge> {
    const attached = new AttachedConnections(MOST_PER_DEVICE);
    const sink = new TurnwiseSink(options.sink);
    const broker = await Aedes.createBroker(edgePolicy(options.gate, sink, attached));
    const server = createServer({
      ...options.credentials,
      ca: options.caPem,
      requestCert: true,
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
      handshakeTimeout: HANDSHAKE_TIMEOUT_MS,
    });
    server.maxConnections = MOST_CONNECTIONS;
    return new MqttEdge(server, broker, attached, sink);
  }

  /** Takes connections; returns the port. Throws StartupError when the port is in use. */
  listen(host: string, port: number): Promise<number> {
    return listen(this.server, host, port);
  }

  /** Sends to a device that is connected here; false when it is not. Does not wait for its acknowledgement. */
  publish(deviceId: Id, name: DownTopic, payload: string): boolean {
    if (this.attached.of(deviceId).length === 0) return false;
    const topic = downTopic(deviceId, name);
    const packet = { cmd: 'publish', topic, payload, qos: 1, retain: false, dup: false } as const;
    this.broker.publish(packet, (error) => {
      if (error) this.logger.warn(`${name} did not reach ${deviceId}: ${error.message}`);
    });
    return true;
  }

  /** Ends every connection of a device. */
  disconnect(deviceId: Id): void {
    for (const connection of this.attached.of(deviceId)) connection.destroy();
  }

  /** Ends all connections without telling the sink, and resolves when what it was told before has been dealt with. */
  async close(): Promise<void> {
    this.sink.close();
    this.server.close();
    await new Promise<void>((resolve) => this.broker.close(resolve));
    for (const connection of this.attached.all()) connection.destroy();
    await this.sink.idle();
  }

  private attach(socket: TLSSocket): void {
    const identity = this.identify(socket);
    if (!identity) {
      socket.destroy();
      return;
    }
    const connection = new DeviceConnection(identity, socket);
    if (!this.attached.add(connection)) {
      connection.destroy();
      void this.sink.flagged(identity.deviceId, 'connections.too-many', `has ${MOST_PER_DEVICE} connections`);
      return;
    }
    connection.once('close', () => {
      if (this.attached.remove(connection)) void this.sink.gone(identity);
    });
    this.broker.handle(connection);
  }

  private identify(socket: TLSSocket): DeviceIdentity | undefined {
    try {
      const certificate = socket.getPeerX509Certificate();
      return certificate && readIdentity(certificate.raw);
    } catch (error) {
      this.logger.warn(`A certificate of ours names no device: ${String(error)}`);
      return undefined;
    }
  }

  private ended(client: Client, error: Error): void {
    if (!(client.conn instanceof DeviceConnection)) return;
    const { deviceId } = client.conn.identity;
    const flag = flagOf(error);
    if (flag) void this.sink.flagged(deviceId, flag, error.message);
    else this.logger.debug(`The connection of ${deviceId} ended: ${error.message}`);
  }
}
