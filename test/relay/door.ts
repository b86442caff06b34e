import { once } from 'node:events';
import { connect, createServer, type Server } from 'node:net';

/** Lets machines on the cloud's network reach the API, which listens on loopback alone. */
export class Door {
  private readonly server: Server;
  /** Where it leads, once that is known. */
  to: URL | undefined;

  private constructor(private readonly host: string) {
    this.server = createServer((outer) => {
      const inner = connect(Number(this.to?.port), this.to?.hostname);
      outer.pipe(inner).pipe(outer);
      for (const socket of [outer, inner]) socket.on('error', () => [outer, inner].map((s) => s.destroy()));
    });
  }

  static async open(host: string): Promise<Door> {
    const door = new Door(host);
    door.server.listen(0, host);
    await once(door.server, 'listening');
    return door;
  }

  get url(): string {
    const address = this.server.address();
    return `http://${this.host}:${typeof address === 'object' && address ? address.port : 0}`;
  }

  close(): void {
    this.server.close();
  }
}
