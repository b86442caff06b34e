import { createSocket, type Socket } from 'node:dgram';
import type { Ipv4, Port } from '@tresse/contracts';
import type { WatcherLog } from './types.js';

/** One end of a line's heartbeats. */
export interface HeartbeatPath {
  localAddress: Ipv4;
  peerAddress: Ipv4;
  heartbeatPort: Port;
}

type OnDatagram = (datagram: Buffer, localAddress: Ipv4, peerAddress: Ipv4, port: Port) => void;

/** A tunnel's address may come after its line: binding is tried again at this interval, in ms. */
const BIND_AGAIN_MS = 250;

interface Bound {
  socket: Socket;
  ready: boolean;
  retry: NodeJS.Timeout | null;
}

/**
 * UDP sockets for heartbeats, one for each address of this end: a site has one a tunnel, a relay one for all its
 * sites. The same port at both ends lets either begin; the tunnels' keys vouch for the peer's address.
 */
export class HeartbeatSockets {
  private readonly bound = new Map<string, Bound>();

  constructor(
    private readonly onDatagram: OnDatagram,
    private readonly log: WatcherLog,
  ) {}

  /** Holds exactly the sockets that these paths need. */
  update(paths: readonly HeartbeatPath[]): void {
    const wanted = new Map(paths.map((path) => [keyOf(path), path]));
    for (const key of [...this.bound.keys()]) if (!wanted.has(key)) this.drop(key);
    for (const [key, path] of wanted) if (!this.bound.has(key)) this.bind(key, path);
  }

  /** Sends at once; what can't leave (no address, no route) is silence like any other. */
  send(path: HeartbeatPath, datagram: Uint8Array): void {
    const bound = this.bound.get(keyOf(path));
    if (bound?.ready) bound.socket.send(datagram, path.heartbeatPort, path.peerAddress);
  }

  async close(): Promise<void> {
    const sockets = [...this.bound.values()].filter((bound) => bound.ready).map((bound) => bound.socket);
    const closed = sockets.map((socket) => new Promise((resolve) => socket.once('close', resolve)));
    for (const key of [...this.bound.keys()]) this.drop(key);
    await Promise.all(closed);
  }

  private bind(key: string, path: HeartbeatPath): void {
    const { localAddress, heartbeatPort } = path;
    const socket = createSocket({ type: 'udp4', lookup: asItIs });
    const bound: Bound = { socket, ready: false, retry: null };
    this.bound.set(key, bound);
    socket.on('message', (datagram, from) =>
      this.onDatagram(datagram, localAddress, from.address, from.port),
    );
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (this.bound.get(key) !== bound) return;
      if (error.code !== 'EADDRNOTAVAIL') {
        this.log.warn({ code: error.code, localAddress, heartbeatPort }, 'heartbeat socket failed');
      }
      socket.close();
      bound.ready = false;
      bound.retry = setTimeout(() => this.bind(key, path), BIND_AGAIN_MS);
    });
    socket.bind({ address: localAddress, port: heartbeatPort, exclusive: true }, () => {
      bound.ready = this.bound.get(key) === bound;
    });
  }

  private drop(key: string): void {
    const bound = this.bound.get(key);
    this.bound.delete(key);
    if (!bound) return;
    if (bound.retry) clearTimeout(bound.retry);
    else bound.socket.close();
  }
}

/** Peers are told by their addresses: Node's own look-up would take as long for one of these as the sending does. */
function asItIs(
  address: string,
  _options: unknown,
  callback: (error: null, address: string, family: number) => void,
): void {
  callback(null, address, 4);
}

function keyOf(path: HeartbeatPath): string {
  return `${path.localAddress}:${path.heartbeatPort}`;
}
