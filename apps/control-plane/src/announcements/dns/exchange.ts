import { connect } from 'node:net';

/** What sends a message to a name server and waits for its answer. */
export type Exchange = (server: DnsServer, message: Buffer, signal: AbortSignal) => Promise<Buffer>;

export interface DnsServer {
  address: string;
  port: number;
}

/** Sends one message over TCP (RFC 7766: two bytes of length, then the message). Rejects with what the network says. */
export const exchangeOverTcp: Exchange = ({ address, port }, message, signal) =>
  new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const socket = connect({ host: address, port });
    const stop = () => socket.destroy(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    let received = Buffer.alloc(0);
    socket.once('connect', () => {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(message.length);
      socket.write(Buffer.concat([length, message]));
    });
    socket.on('data', (more) => {
      received = Buffer.concat([received, more]);
      const end = received.length < 2 ? Number.POSITIVE_INFINITY : 2 + received.readUInt16BE(0);
      if (received.length < end) return;
      resolve(received.subarray(2, end));
      socket.destroy();
    });
    socket.once('error', reject);
    socket.once('close', () => {
      signal.removeEventListener('abort', stop);
      reject(new Error('the name server closed the connection'));
    });
  });
