import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { realHost } from '../real-host.js';
import { fakeHost } from '../testing/fake-host.js';
import { AWAIT_FILTER, ReadySockets } from './ready-sockets.js';
import { LIST } from './sockets.js';

const onLinux = process.platform === 'linux' ? it : it.skip;

/** Calls back with the port of a connection to this host while it stands. */
async function whileConnected(callback: (port: number) => Promise<void>): Promise<void> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const client = connect(port, '127.0.0.1');
  await once(client, 'connect');
  await callback(port);
  client.destroy();
  server.close();
}

describe('an ss in waiting', () => {
  onLinux('says what one that was started for it would', async () => {
    const sockets = new ReadySockets(realHost());
    await whileConnected(async (port) => {
      const [first, second] = [
        await sockets.list(['sport', '=', `:${port}`, 'and', 'src', '127.0.0.1']),
        await sockets.list(['dport', '=', `:${port}`]),
      ];
      expect(first).toMatch(new RegExp(`^ESTAB .*127.0.0.1:${port}.*\n$`));
      expect(second).toMatch(new RegExp(`^ESTAB .*127.0.0.1:${port} .*\n$`));
    });
    sockets.end();
  });

  onLinux('finds a fault in a filter that was never ended, and takes it for no filter at all', async () => {
    await whileConnected(async (port) => {
      for (const stdin of ['', `dport\n=\n:${port}\n`]) {
        // With the closing one, whoever breaks this would lose every connection of the machine that tests it.
        const { code, stdout } = await realHost().run([...LIST, ...AWAIT_FILTER], { stdin });
        expect([code === 0, stdout]).toEqual([false, '']);
      }
    });
  });

  it('is started anew when it has died', async () => {
    const host = fakeHost();
    const sockets = new ReadySockets(host);
    sockets.ready();
    host.crashResidents();
    await sockets.close(['dst', '10.77.0.17']);
    expect(host.commands).toContain('ss -K -t -n -F - ( dst 10.77.0.17 )');
  });
});
