import { once } from 'node:events';
import { connect } from 'node:net';
import { createServer, type Server } from 'node:tls';
import type { Certificate } from './certificate.js';

/** Lets machines on the cloud's network reach the API by https, as a portal before it would. */
export class Door {
  private readonly server: Server;
  /** Where it leads, once that is known. */
  to: URL | undefined;

  private constructor(
    private readonly host: string,
    { keyPem: key, certificatePem: cert }: Certificate,
  ) {
    this.server = createServer({ key, cert }, (outer) => {
      const inner = connect(Number(this.to?.port), this.to?.hostname);
      outer.pipe(inner).pipe(outer);
      for (const socket of [outer, inner]) socket.on('error', () => [outer, inner].map((s) => s.destroy()));
    });
  }

  static async open(host: string, certificate: Certificate): Promise<Door> {
    const door = new Door(host, certificate);
    door.server.listen(0, host);
    await once(door.server, 'listening');
    return door;
  }

  get url(): string {
    const address = this.server.address();
    return `https://${this.host}:${typeof address === 'object' && address ? address.port : 0}`;
  }

  close(): void {
    this.server.close();
  }
}
