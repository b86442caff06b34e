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

it.each([
  ['keeps the session of a peer that is asked by another way', '192.0.2.1:20008', ''],
  ['keeps what a peer without an endpoint is', '(none)', ''],
  [
    'begins anew with a peer that is asked at another port, where another interface answers',
    '203.0.113.10:20016',
    'peer K= remove ',
  ],
])('%s', async (_, endpoint, removed) => {
  const host = fakeHost({ 'wg show tl1 endpoints': { stdout: `K=\t${endpoint}\n` } });
  const paths = { stateDir: '/state', wireguardKey: '/key' };
  const peer = { publicKey: 'K=', endpoint: '203.0.113.10:20008', keepalive: 25, allowedIps: ['0.0.0.0/0'] };
  const tunnel = { name: 'tl1', publicKey: 'OWN=', listenPort: null, mark: 101, peer };
  await execute(host, [{ action: 'configure-tunnel', tunnel, keyFile: '/key' }], paths);
  expect(host.commands.at(-1)).toBe(
    `wg set tl1 private-key /key fwmark 101 ${removed}peer K= endpoint 203.0.113.10:20008 persistent-keepalive 25 allowed-ips 0.0.0.0/0`,
  );
});
