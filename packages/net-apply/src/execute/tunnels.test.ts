import { expect, it } from '@jest/globals';
import { fakeHost } from '../testing/fake-host.js';
import { execute } from './index.js';

it('waits for wireguard-go to answer, since until then it sets the interface’s MTU itself', async () => {
  const host = fakeHost();
  const paths = { stateDir: '/state', wireguardKey: '/key' };
  await execute(
    host,
    [
      { action: 'create-tunnel', name: 'tl-twin', kind: 'userspace' },
      { action: 'set-link', name: 'tl-twin', mtu: 1360 },
    ],
    paths,
  );
  expect(host.commands).toEqual([
    'launch wireguard-go tl-twin',
    'wg show tl-twin listen-port',
    expect.stringContaining('tl-twin'),
  ]);
});
