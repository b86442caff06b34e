/** Small programs that run in the namespaces: servers that say who called, floods, and a reader that times silences. */
import { createInterface } from 'node:readline';
import { line, startScript } from '../scripts.js';
import { PUBLIC_ADDRESS } from './desired.js';
import { type Node, namespace } from './network.js';

const ECHO_PEER = `import http from 'node:http';
http.createServer((request, response) => response.end(request.socket.remoteAddress))
  .listen(Number(process.argv[1]), process.argv[2], () => console.log('ready'));`;

const FLOOD = `import net from 'node:net';
const block = Buffer.alloc(65536);
net.createServer((socket) => { const fill = () => { while (socket.write(block)); };
  socket.on('drain', fill).on('error', () => {}); fill(); }).listen(9000, () => console.log('ready'));`;

const GAPS = `import net from 'node:net';
let last = 0, longest = 0, bytes = 0;
const socket = net.connect(9000, '198.51.100.10');
const look = () => { const now = performance.now(); if (last) longest = Math.max(longest, now - last); return now; };
socket.on('data', (chunk) => { last = look(); bytes += chunk.length; });
socket.on('error', () => process.exit(1));
setTimeout(() => console.log('ready'), 2000);
process.stdin.once('data', () => { longest = 0; bytes = 0; last = performance.now();
  setTimeout(() => { look(); console.log(JSON.stringify({ longest, bytes })); process.exit(0); }, 4000); });`;

/** Asks a proxy, by a PROXY header of our own, to connect somewhere; with a directory of certificates, by TLS. */
const ASK_PROXY = `import { readFileSync } from 'node:fs';
import net from 'node:net';
import tls from 'node:tls';
const [host, port, destination, destinationPort, directory] = process.argv.slice(1);
const read = (name) => readFileSync(directory + '/' + name);
const to = { host, port: Number(port), timeout: 1500 };
const ask = () => socket.write(
  'PROXY TCP4 10.77.0.17 ' + destination + ' 1000 ' + destinationPort + '\\r\\nGET / HTTP/1.0\\r\\n\\r\\n');
const socket = directory === undefined ? net.connect(to, ask) : tls.connect({ ...to, ca: read('authority.crt'),
  cert: read('device.crt'), key: read('device.key'), checkServerIdentity: () => undefined }, ask);
let text = '';
socket.on('data', (chunk) => { text += chunk; });
socket.on('timeout', () => { socket.destroy(); });
socket.on('error', () => {});
socket.on('close', () => { console.log(text.includes('200 OK') ? 'served' : 'refused'); });`;

const ECHO_DATAGRAM = `import dgram from 'node:dgram';
const socket = dgram.createSocket('udp4');
socket.on('message', (_, from) => socket.send(from.address, from.port, from.address));
socket.bind(Number(process.argv[1]), '0.0.0.0', () => console.log('ready'));`;

const TALK = `import dgram from 'node:dgram';
const [port, address] = process.argv.slice(1);
const socket = dgram.createSocket('udp4').on('error', () => {});
let seen;
socket.on('message', (text) => { if (String(text) !== seen) console.log(seen = String(text)); });
setInterval(() => socket.send('', Number(port), address), 50);`;

const CHAT = `import net from 'node:net';
const [port, address] = process.argv.slice(1);
const socket = net.connect(Number(port), address, () => console.log('ready')).resume();
socket.on('error', ({ code }) => { console.log(code); process.exit(); });
setInterval(() => socket.write('x'), 50);`;

const STREAM_ECHO = `import dgram from 'node:dgram';
const socket = dgram.createSocket('udp4');
socket.on('message', (text, from) => socket.send(text, from.port, from.address));
socket.bind(9050, '0.0.0.0', () => console.log('ready'));`;

/** 50 packets a second from one socket; at a word, the longest time without an answer. */
const STREAM = `import dgram from 'node:dgram';
const socket = dgram.createSocket('udp4').on('error', () => {});
let last = 0, longest = 0;
const look = () => { const now = performance.now(); if (last) longest = Math.max(longest, now - last); return now; };
socket.on('message', () => { if (!last) console.log('ready'); last = look(); });
setInterval(() => socket.send(Buffer.alloc(160), 9050, '198.51.100.10'), 20);
process.stdin.once('data', () => { look(); console.log(String(longest)); process.exit(0); });`;

/** New connections, one each 50 ms, each given up after a second; at a word, the longest time without a whole answer. */
const KNOCK = `import http from 'node:http';
let last = 0, longest = 0;
const look = () => { const now = performance.now(); if (last) longest = Math.max(longest, now - last); return now; };
setInterval(() => { http.get({ host: '198.51.100.10', port: 8000, agent: false, timeout: 1000 }, (answer) => {
  answer.resume().on('end', () => { if (!last) console.log('ready'); last = look(); }).on('error', () => {}); })
  .on('timeout', function () { this.destroy(); }).on('error', () => {}); }, 50);
process.stdin.once('data', () => { look(); console.log(String(longest)); process.exit(0); });`;

const PROGRAMS = {
  echoPeer: ECHO_PEER,
  flood: FLOOD,
  gaps: GAPS,
  askProxy: ASK_PROXY,
  echoDatagram: ECHO_DATAGRAM,
  talk: TALK,
  chat: CHAT,
  streamEcho: STREAM_ECHO,
  stream: STREAM,
  knock: KNOCK,
};
const start = (node: Node, program: keyof typeof PROGRAMS, argv: readonly string[] = []) =>
  startScript(namespace(node), PROGRAMS[program], argv);

/** Starts a web server that answers with its caller's address. */
export async function startEcho(node: Node, port: number, address: string): Promise<void> {
  await line(start(node, 'echoPeer', [String(port), address]));
}

/** Starts a UDP server that answers with its caller's address. */
export async function startDatagramEcho(node: Node, port: number): Promise<void> {
  await line(start(node, 'echoDatagram', [String(port)]));
}

/** Talks by UDP from one socket in the LAN; each call waits until the server sees another address, and tells it. */
export function startTalk(address: string, port: number): () => Promise<string> {
  const child = start('lan', 'talk', [String(port), address]);
  if (!child.stdout) throw new Error('the program has no output');
  const seen = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return async () => String((await seen.next()).value);
}

/** Opens a connection in the LAN and sends by it now and then; gives the code of the error that ends it. */
export async function startChat(address: string, port: number): Promise<{ ended: Promise<string> }> {
  const child = start('lan', 'chat', [String(port), address]);
  await line(child);
  return { ended: line(child) };
}

/** Starts a server that sends without end. */
export async function startFlood(): Promise<void> {
  await line(start('server', 'flood'));
}

/** Downloads in the LAN; after `mark()` four seconds are watched and the longest silence told, in ms. */
export async function startDownload(): Promise<() => Promise<{ longest: number; bytes: number }>> {
  const child = start('lan', 'gaps');
  await line(child);
  return async () => {
    const answer = line(child);
    child.stdin?.write('mark\n');
    return JSON.parse(await answer) as { longest: number; bytes: number };
  };
}

/** Asks a relay's proxy, by a PROXY header of our own, to connect somewhere. */
export function askProxy(node: Node, proxy: string, destination: string, port: number): Promise<string> {
  return line(start(node, 'askProxy', [proxy, '4430', destination, String(port)]));
}

/** Asks the relay's door on its public address, with the certificate in a directory, to connect somewhere. */
export function askDoor(node: Node, directory: string, destination: string, port: number): Promise<string> {
  return line(start(node, 'askProxy', [PUBLIC_ADDRESS, '4433', destination, String(port), directory]));
}

/** Starts a UDP server that answers each datagram with itself. */
export async function startStreamEcho(): Promise<void> {
  await line(start('server', 'streamEcho'));
}

/** Sends 50 datagrams a second in the LAN; asked, ends and tells the longest time without an answer, in ms. */
export const startStream = () => startTimed('stream');

/** Makes new connections at a steady pace in the LAN; asked, ends and tells the longest time without an answer, in ms. */
export const startKnock = () => startTimed('knock');

async function startTimed(program: 'stream' | 'knock'): Promise<() => Promise<number>> {
  const child = start('lan', program);
  await line(child);
  return async () => {
    const answer = line(child);
    child.stdin?.write('end\n');
    return Math.round(Number(await answer));
  };
}
