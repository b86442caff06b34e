/**
 * What the lab's clients find on the internet: a web server on port 80 to measure with and an echo on port 7.
 *
 *   GET /bytes?seconds=N   streams zeros for N seconds (10 unless told, at most 600)
 *   GET /bytes?count=N     streams N bytes
 *   POST /sink             swallows the body and answers {"bytes": how many came}; with ?meter=NAME&skip=MS the bodies
 *                          of that name are metered together
 *   GET /meter?name=NAME   what that meter read; ends it
 *   GET /peer              answers {"address", "port"} of whoever asks
 *
 * Prints `ready` when it listens. Runs alone inside the server's namespace, with Node's built-ins only.
 */
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Meter } from './meter.mjs';

const CHUNK = Buffer.alloc(256 * 1024);

function answerJson(response, value) {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

function* zeros(count, endAt) {
  for (let left = count; left > 0 && performance.now() < endAt; left -= CHUNK.length) {
    yield left < CHUNK.length ? CHUNK.subarray(0, left) : CHUNK;
  }
}

async function stream(response, query) {
  const count = query.has('count') ? Number(query.get('count')) : Number.POSITIVE_INFINITY;
  const seconds = Math.min(Number(query.get('seconds') ?? (query.has('count') ? 600 : 10)), 600);
  response.writeHead(200, { 'content-type': 'application/octet-stream' });
  const source = Readable.from(zeros(count, performance.now() + seconds * 1000), { highWaterMark: 1 });
  await pipeline(source, response);
}

const meters = new Map();

async function sink(request, response, query) {
  const name = query.get('meter') ?? '';
  const meter = meters.get(name) ?? new Meter(Number(query.get('skip') ?? 0));
  if (name !== '') meters.set(name, meter);
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    meter.take(chunk.length);
  }
  answerJson(response, { bytes });
}

function readMeter(response, name) {
  const meter = meters.get(name);
  meters.delete(name);
  if (meter) answerJson(response, meter.read());
  else response.writeHead(404).end();
}

async function answer(request, response) {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://server');
  const { remoteAddress: address, remotePort: port } = request.socket;
  if (pathname === '/bytes') await stream(response, searchParams);
  else if (pathname === '/sink' && request.method === 'POST') await sink(request, response, searchParams);
  else if (pathname === '/meter') readMeter(response, searchParams.get('name') ?? '');
  else if (pathname === '/peer') answerJson(response, { address, port });
  else response.writeHead(404).end();
}

const web = createServer((request, response) => {
  answer(request, response).catch(() => response.destroy());
});
web.requestTimeout = 0;
web.listen(80, '0.0.0.0');

const echo = createTcpServer((socket) => socket.on('error', () => socket.destroy()).pipe(socket));
echo.listen(7, '0.0.0.0');

const datagrams = createSocket('udp4');
datagrams.on('message', (message, from) => datagrams.send(message, from.port, from.address));
datagrams.bind(7);

await Promise.all([web, echo, datagrams].map((socket) => once(socket, 'listening')));
console.log('ready');
