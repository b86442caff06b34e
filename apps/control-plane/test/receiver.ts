import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createCaCertificate, generateRsaKey, issueServerCertificate } from '@tresse/pki';

/** What came in by one POST. */
export interface Received {
  headers: IncomingMessage['headers'];
  body: string;
}

/** A tenant's own server behind real TLS on loopback, under the name `hooks.test` and its address. */
export class Receiver {
  readonly received: Received[] = [];
  /** How it answers; with 204 unless told. */
  answer: (response: ServerResponse) => void = (response) => response.writeHead(204).end();

  private constructor(
    private readonly server: Server,
    readonly caPem: string,
  ) {
    server.on('request', async (request: IncomingMessage, response: ServerResponse) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      this.received.push({ headers: request.headers, body });
      this.answer(response);
    });
  }

  static async open(): Promise<Receiver> {
    const [ca, own] = [await generateRsaKey(), await generateRsaKey()];
    const validity = { notBefore: new Date(Date.now() - 60_000), notAfter: new Date(Date.now() + 3_600_000) };
    const authority = createCaCertificate({
      commonName: 'Hooks',
      privateKeyPem: ca.privateKeyPem,
      ...validity,
    });
    const { certificatePem } = issueServerCertificate(
      { privateKeyPem: ca.privateKeyPem, certificatePem: authority.certificatePem },
      { hosts: ['hooks.test', '127.0.0.1'], publicKeyPem: own.publicKeyPem, ...validity },
    );
    const server = createServer({ key: own.privateKeyPem, cert: certificatePem });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new Receiver(server, authority.certificatePem);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `https://127.0.0.1:${this.port}/hook`;
  }

  /** Writes the authority's certificate for a configuration to name. */
  async writeCa(path: string): Promise<string> {
    await writeFile(path, this.caPem);
    return path;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}
