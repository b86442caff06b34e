import { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import { MAX_MQTT_PAYLOAD_BYTES } from '@tresse/contracts';
import type { DeviceIdentity } from '@tresse/pki';
import { EdgeRefusal } from './flag.js';
import { PacketSizeScanner } from './packet-size-scanner.js';

/** Room for the topic, its length and the message id beside the largest payload, in bytes. */
const ENVELOPE_BYTES = 512;

/** A device's TLS connection as the broker reads it: whose it is, and no packet larger than allowed. */
export class DeviceConnection extends Duplex {
  private readonly scanner = new PacketSizeScanner(MAX_MQTT_PAYLOAD_BYTES + ENVELOPE_BYTES);

  constructor(
    readonly identity: DeviceIdentity,
    private readonly socket: TLSSocket,
  ) {
    super();
    socket.on('data', (chunk: Buffer) => this.receive(chunk));
    socket.on('end', () => this.push(null));
    socket.on('error', (error) => this.destroy(error));
    socket.on('close', () => this.destroy());
  }

  private receive(chunk: Buffer): void {
    if (!this.scanner.accepts(chunk)) {
      this.destroy(new EdgeRefusal('packet.oversized', 'a packet is larger than allowed'));
    } else if (!this.push(chunk)) {
      this.socket.pause();
    }
  }

  override _read(): void {
    this.socket.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.socket.write(chunk, done);
  }

  /** One TLS record for the several small writes that make up one packet. */
  override _writev(parts: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
    this.socket.write(Buffer.concat(parts.map(({ chunk }) => chunk)), done);
  }

  override _final(done: () => void): void {
    this.socket.end(done);
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.socket.destroy();
    done(error);
  }
}
