import { once } from 'node:events';
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net';
import { pipeline, Readable } from 'node:stream';
import { rootCertificates } from 'node:tls';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AddressPolicy } from '../src/announcements/webhooks/address-policy.js';
import type { HostLookup } from '../src/announcements/webhooks/host-lookup.js';
import { lookupHost } from '../src/announcements/webhooks/host-lookup.js';
import { type PostOptions, post } from '../src/announcements/webhooks/post.js';
import { Receiver } from './receiver.js';

describe('a POST to a webhook', () => {
  let receiver: Receiver;
  let refused: Server;
  /** Connections to the server that nothing may reach. */
  let intruders: number;

  beforeAll(async () => {
    receiver = await Receiver.open();
    refused = createTcpServer((socket) => {
      intruders += 1;
      socket.destroy();
    });
    refused.listen(0, '127.0.0.2');
    await once(refused, 'listening');
  }, 30_000);
  afterAll(async () => {
    await receiver?.close();
    refused?.close();
  });
  beforeEach(() => {
    intruders = 0;
    receiver.received.length = 0;
    receiver.answer = (response) => response.writeHead(204).end();
  });

  const send = (url: string, options: Partial<PostOptions> = {}) =>
    post(
      new URL(url),
      '{"a":1}',
      { 'content-type': 'application/json' },
      {
        policy: new AddressPolicy(['127.0.0.1/32']),
        lookup: lookupHost,
        timeoutMs: 5_000,
        ca: [...rootCertificates, receiver.caPem],
        signal: new AbortController().signal,
        ...options,
      },
    );
  const named =
    (...addresses: string[]): HostLookup =>
    async () =>
      addresses;
  const refusedPort = () => (refused.address() as AddressInfo).port;

  it('arrives over TLS at a host whose address is allowed, under its own name', async () => {
    expect(await send(receiver.url)).toEqual({ status: 204, problem: null });
    const byName = await send(`https://hooks.test:${receiver.port}/hook`, { lookup: named('127.0.0.1') });
    expect(byName).toEqual({ status: 204, problem: null });
    expect(receiver.received.map(({ body, headers }) => [body, headers.host])).toEqual([
      ['{"a":1}', `127.0.0.1:${receiver.port}`],
      ['{"a":1}', `hooks.test:${receiver.port}`],
    ]);
  });

  it('goes nowhere without a certificate that holds for the name', async () => {
    expect(await send(receiver.url, { ca: undefined })).toEqual({ status: null, problem: 'tls' });
    const other = await send(`https://other.test:${receiver.port}/`, { lookup: named('127.0.0.1') });
    expect(other).toEqual({ status: null, problem: 'tls' });
    expect(receiver.received).toEqual([]);
  });

  it('does not connect to an address that is not of the internet, however it is written', async () => {
    for (const host of ['127.0.0.2', '2130706434', '0x7f000002', '[::ffff:127.0.0.2]', 'x.localhost']) {
      const outcome = await send(`https://${host}:${refusedPort()}/`, { policy: new AddressPolicy([]) });
      expect([host, outcome]).toEqual([host, { status: null, problem: 'address-refused' }]);
    }
    const mixed = await send('https://hooks.test/', { lookup: named('93.184.215.14', '10.0.0.1') });
    expect(mixed).toEqual({ status: null, problem: 'address-refused' });
    expect(intruders).toBe(0);
  });

  it('asks the DNS once and goes where it looked, whatever the DNS says next', async () => {
    const answers = [['127.0.0.1'], ['127.0.0.2']];
    let asked = 0;
    const rebinding: HostLookup = async () => answers[asked++] ?? ['127.0.0.2'];
    const url = `https://hooks.test:${receiver.port}/`;
    expect(await send(url, { lookup: rebinding })).toEqual({ status: 204, problem: null });
    expect(asked).toBe(1);
    expect(await send(url, { lookup: rebinding })).toEqual({ status: null, problem: 'address-refused' });
    expect([receiver.received.length, intruders]).toEqual([1, 0]);
  });

  it('follows no redirect', async () => {
    receiver.answer = (response) =>
      response.writeHead(307, { location: 'http://169.254.169.254/latest/meta-data/' }).end();
    expect(await send(receiver.url)).toEqual({ status: 307, problem: 'redirect' });
    expect(receiver.received).toHaveLength(1);
  });

  it('takes the status of an answer that never ends, and hangs up', async () => {
    let hungUp: Promise<unknown> | undefined;
    receiver.answer = (response) => {
      hungUp = once(response, 'close');
      response.writeHead(500);
      const endless = new Readable({ read: () => void endless.push(Buffer.alloc(65_536)) });
      pipeline(endless, response, () => undefined);
    };
    expect(await send(receiver.url)).toEqual({ status: 500, problem: 'status' });
    await hungUp;
  });

  it('says what is wrong with a host that is silent, breaks off, is not there or speaks no HTTP', async () => {
    receiver.answer = () => undefined;
    expect(await send(receiver.url, { timeoutMs: 200 })).toEqual({ status: null, problem: 'timeout' });
    const never: HostLookup = () => new Promise(() => undefined);
    expect(await send(receiver.url, { timeoutMs: 200, lookup: never })).toMatchObject({ problem: 'timeout' });
    receiver.answer = (response) => response.destroy();
    expect(await send(receiver.url)).toEqual({ status: null, problem: 'unreachable' });
    expect(await send(receiver.url, { lookup: named() })).toEqual({ status: null, problem: 'unresolved' });
    const vain = createTcpServer((socket) => socket.resume().end('SSH-2.0-x\r\n')).listen(0, '127.0.0.1');
    await once(vain, 'listening');
    const { port } = vain.address() as AddressInfo;
    expect(await send(`http://127.0.0.1:${port}/`)).toEqual({ status: null, problem: 'not-http' });
    vain.close();
    await once(vain, 'close');
    expect(await send(`http://127.0.0.1:${port}/`)).toEqual({ status: null, problem: 'unreachable' });
  });

  it('is broken off when its sender stops', async () => {
    receiver.answer = () => undefined;
    const stop = new AbortController();
    const outcome = send(receiver.url, { signal: stop.signal });
    stop.abort();
    expect(await outcome).toMatchObject({ status: null });
  });
});
