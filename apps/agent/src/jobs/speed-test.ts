import { connect, createServer, type Server, type Socket } from 'node:net';
import type { Id, Ipv4, Port, SpeedMeasure } from '@tresse/contracts';
import { z } from 'zod';

/** One way to the relay's speed server: the braid (`lineId` null) or one line alone, by the tunnel's own address. */
export interface SpeedTarget {
  lineId: Id | null;
  host: Ipv4;
  port: Port;
  localAddress: Ipv4 | null;
}

/** Time of one direction, in ms; the warm-up, in which TCP finds its rate, is part of it and does not count. */
export interface SpeedTiming {
  durationMs: number;
  warmUpMs: number;
}

const TIMING: SpeedTiming = { durationMs: 6_000, warmUpMs: 1_500 };
const CONNECT_TIMEOUT_MS = 5_000;
const CHUNK = Buffer.alloc(64 * 1024);
const MAX_CONNECTIONS = 8;

/** First line of a connection to the speed server. */
const Order = z.strictObject({
  direction: z.enum(['down', 'up']),
  durationMs: z.int().min(100).max(15_000),
  warmUpMs: z.int().min(0).max(5_000),
});

/** What the server has counted of an upload after its warm-up. */
const Count = z.strictObject({ bytes: z.number().min(0), ms: z.number().min(0) });

/** Both directions one after the other, counted where the bytes arrive; null for one that did not work. */
export async function measureSpeed(target: SpeedTarget, timing: SpeedTiming = TIMING): Promise<SpeedMeasure> {
  const downMbit = await measureDown(target, timing).catch(() => null);
  const upMbit = await measureUp(target, timing).catch(() => null);
  return { lineId: target.lineId, downMbit, upMbit };
}

async function measureDown(target: SpeedTarget, timing: SpeedTiming): Promise<number> {
  const socket = await open(target, { direction: 'down', ...timing });
  const count = await countIncoming(socket, timing);
  socket.destroy();
  return mbit(count);
}

async function measureUp(target: SpeedTarget, timing: SpeedTiming): Promise<number> {
  const socket = await open(target, { direction: 'up', ...timing });
  const answer = firstLine(socket, timing.durationMs + CONNECT_TIMEOUT_MS);
  pour(socket, timing.durationMs + CONNECT_TIMEOUT_MS);
  try {
    return mbit(Count.parse(JSON.parse((await answer).line)));
  } finally {
    socket.destroy();
  }
}

/** Serves speed tests to the proxies in front of it; keep it on loopback. */
export function startSpeedServer(port: Port, host: string): Promise<Server> {
  const server = createServer((socket) => void serve(socket).catch(() => socket.destroy()));
  server.maxConnections = MAX_CONNECTIONS;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}

async function serve(socket: Socket): Promise<void> {
  socket.on('error', () => socket.destroy());
  const { line } = await firstLine(socket, CONNECT_TIMEOUT_MS);
  const { direction, ...timing } = Order.parse(JSON.parse(line));
  if (direction === 'down') return pour(socket, timing.durationMs + timing.warmUpMs);
  const count = await countIncoming(socket, timing);
  socket.end(`${JSON.stringify(count)}\n`);
  socket.resume();
}

function open(target: SpeedTarget, order: z.infer<typeof Order>): Promise<Socket> {
  const { host, port, localAddress } = target;
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, ...(localAddress ? { localAddress } : {}) });
    const giveUp = setTimeout(() => socket.destroy(new Error('no answer')), CONNECT_TIMEOUT_MS);
    socket.once('error', reject);
    socket.on('close', () => clearTimeout(giveUp));
    socket.once('connect', () => {
      clearTimeout(giveUp);
      socket.write(`${JSON.stringify(order)}\n`);
      resolve(socket);
    });
  });
}

/** Writes as fast as the other end takes it, for `durationMs` or until it has gone. */
function pour(socket: Socket, durationMs: number): void {
  const stop = setTimeout(() => socket.destroy(), durationMs);
  socket.on('close', () => clearTimeout(stop));
  const write = (): void => {
    while (!socket.destroyed && socket.write(CHUNK));
  };
  socket.on('drain', write);
  write();
}

/** Bytes that arrive after the warm-up, with the time they took; rejects when nothing comes at all. */
function countIncoming(
  socket: Socket,
  { durationMs, warmUpMs }: SpeedTiming,
): Promise<{ bytes: number; ms: number }> {
  const started = performance.now();
  let bytes = 0;
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      const ms = performance.now() - started - warmUpMs;
      if (bytes > 0 && ms > 0) resolve({ bytes, ms });
      else reject(new Error('nothing arrived'));
    };
    const timer = setTimeout(end, durationMs);
    socket.on('data', (part: Buffer) => {
      if (performance.now() - started > warmUpMs) bytes += part.length;
    });
    socket.once('close', end);
  });
}

/** The text up to the first line feed; what follows it in the same packet is not kept. */
function firstLine(socket: Socket, timeoutMs: number): Promise<{ line: string }> {
  let text = '';
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no line in time')), timeoutMs);
    const onData = (part: Buffer): void => {
      text += part.toString('latin1');
      const end = text.indexOf('\n');
      if (end < 0 && text.length < 1_024) return;
      clearTimeout(timer);
      socket.off('data', onData);
      if (end < 0) reject(new Error('the line is too long'));
      else resolve({ line: text.slice(0, end) });
    };
    socket.on('data', onData);
    socket.once('close', () => {
      clearTimeout(timer);
      reject(new Error('the other end has gone'));
    });
  });
}

function mbit({ bytes, ms }: { bytes: number; ms: number }): number {
  return Math.round((bytes * 8) / ms / 10) / 100;
}
