import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { LocalCloud } from './local-cloud.js';

type Method =
  | 'createServer'
  | 'findServer'
  | 'listServers'
  | 'readServer'
  | 'destroyServer'
  | 'listAddresses'
  | 'createAddress'
  | 'readAddress'
  | 'routeAddress'
  | 'releaseAddress'
  | 'listRegions'
  | 'listSizes';

/** Lets the control plane order at the cloud. Gives what closes it. */
export async function serveCloud(cloud: LocalCloud, socketPath: string): Promise<() => Promise<void>> {
  const server = createServer(async (request, response) => {
    const { method, args } = JSON.parse(await textOf(request)) as { method: Method; args: [never] };
    const answer = await (cloud[method] as (...given: unknown[]) => unknown).apply(cloud, args);
    response.end(JSON.stringify({ answer }));
  });
  server.listen(socketPath);
  await once(server, 'listening');
  return async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
