import type { AddressInfo } from 'node:net';
import { expect, it } from '@jest/globals';
import { measureSpeed, startSpeedServer } from './speed-test.js';

const target = (port: number) => ({ lineId: null, host: '127.0.0.1', port, localAddress: '127.0.0.2' });

it('the speed test counts both directions where the bytes arrive', async () => {
  const server = await startSpeedServer(0, '127.0.0.1');
  const { port } = server.address() as AddressInfo;
  const speed = await measureSpeed(target(port), { durationMs: 400, warmUpMs: 100 });
  server.close();
  expect(speed.downMbit).toBeGreaterThan(10);
  expect(speed.upMbit).toBeGreaterThan(10);
});

it('a direction that does not work is null', async () => {
  const server = await startSpeedServer(0, '127.0.0.1');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  expect(await measureSpeed(target(port))).toEqual({ lineId: null, downMbit: null, upMbit: null });
});
