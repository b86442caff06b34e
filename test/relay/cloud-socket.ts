import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';

/** Lets a control plane ask a cloud of this machine's own, by the names of its methods. Gives what closes it. */
export async function serveCloud(cloud: object, socketPath: string): Promise<() => Promise<void>> {
  const methods = cloud as Record<string, (...given: unknown[]) => unknown>;
  const server = createServer(async (request, response) => {
    const { method, args } = JSON.parse(await textOf(request)) as { method: string; args: unknown[] };
    try {
      response.end(JSON.stringify({ answer: await methods[method]?.(...args) }));
    } catch (error) {
      // The control plane hears that it was refused; why it is in the test's own output.
      console.error(`The cloud refused ${method}:`, error);
      response.end(JSON.stringify({ error: 'request-refused' }));
    }
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
