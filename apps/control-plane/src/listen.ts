import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import { StartupError } from './startup-error.js';

/**
 * Lets a server listen.
 *
 * @returns the port, which the system chose when 0 was asked for.
 * @throws StartupError `port.in-use` when another program has it.
 */
export async function listen(server: Server, host: string, port: number): Promise<number> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EADDRINUSE') {
      throw new StartupError('port.in-use', `Port ${port} on ${host} is in use by another program.`, {
        cause,
      });
    }
    throw cause;
  }
  return (server.address() as AddressInfo).port;
}
