import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream';

/** Debian's mirror, as a machine's apt sees it through a proxy. */
export interface Mirror {
  readonly url: string;
  end(): Promise<void>;
}

/**
 * Serves kept packages under whatever address of a mirror they are asked for at. The lists that a disk came with are the
 * newest: apt checks their signature, and each package by them.
 * @param lacks name of a package that the mirror has lost
 */
export async function serveMirror(host: string, packages: string, lacks?: string): Promise<Mirror> {
  const names = new Set(await readdir(packages));
  const server = createServer((request, response) => {
    const name = basename(decodeURIComponent(request.url ?? ''));
    if (!name.endsWith('.deb')) {
      response.writeHead(request.headers['if-modified-since'] ? 304 : 404).end();
    } else if (!names.has(name) || (lacks !== undefined && name.startsWith(`${lacks}_`))) {
      response.writeHead(404).end();
    } else {
      pipeline(createReadStream(join(packages, name)), response, () => {});
    }
  });
  server.listen(0, host);
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://${host}:${typeof address === 'object' && address ? address.port : 0}`,
    end: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
