/** Small servers that answer with their caller's address, and a question by UDP. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { inside, type Node, namespace } from './network.js';

const WHO_TCP = `import http from 'node:http';
http.createServer((request, response) => response.end(request.socket.remoteAddress))
  .listen(Number(process.argv[1]), '::', () => console.log('ready'));`;

const WHO_UDP = `import { createSocket } from 'node:dgram';
const socket = createSocket('udp6');
socket.on('message', (_, from) => socket.send(from.address, from.port, from.address));
socket.bind(Number(process.argv[1]), () => console.log('ready'));`;

const ASK_UDP = `import { createSocket } from 'node:dgram';
const [address, port] = process.argv.slice(1);
const socket = createSocket(address.includes(':') ? 'udp6' : 'udp4');
socket.on('message', (text) => { console.log(String(text)); socket.close(); clearTimeout(late); });
const late = setTimeout(() => { console.log('silence'); socket.close(); }, 2000);
socket.send('who', Number(port), address);`;

const MIRROR = `import { createSocket } from 'node:dgram';
const socket = createSocket('udp6');
socket.on('message', (text, from) => socket.send(text, from.port, from.address));
socket.bind(Number(process.argv[1]), () => console.log('ready'));`;

const CALL = `import { createSocket } from 'node:dgram';
const [address, port, count] = process.argv.slice(1);
const socket = createSocket(address.includes(':') ? 'udp6' : 'udp4');
const heard = new Map();
socket.on('message', (text) => { heard.set(String(text), (heard.get(String(text)) ?? 0) + 1); });
let sent = 0;
const beat = setInterval(() => {
  socket.send(String(sent += 1), Number(port), address);
  if (sent === 25) console.log('under way');
  if (sent < Number(count)) return;
  clearInterval(beat);
  setTimeout(() => { console.log(JSON.stringify({ lost: count - heard.size,
    twice: [...heard.values()].filter((times) => times > 1).length })); process.exit(0); }, 1000);
}, 20);`;

const script = (text: string, ...argv: readonly (string | number)[]) => [
  process.execPath,
  ...['--input-type=module', '-e', text],
  ...argv.map(String),
];
const running: ChildProcess[] = [];

/** Starts a program in a node, and waits until it says something. */
async function start(node: Node, argv: readonly string[]) {
  const child = spawn('ip', ['netns', 'exec', namespace(node), ...argv], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.push(child);
  await once(child.stdout, 'data');
  return child.stdout;
}

/** Starts a server on a port of a node, of either protocol. */
export async function startWho(node: Node, protocol: 'tcp' | 'udp', port: number): Promise<void> {
  await start(node, script(protocol === 'tcp' ? WHO_TCP : WHO_UDP, port));
}

/** Starts the far end of calls on a port of a node. */
export async function startMirror(node: Node, port: number): Promise<void> {
  await start(node, script(MIRROR, port));
}

/** A call of 50 datagrams a second; returns when half a second of it has passed. What came back of it is told at its end. */
export async function startCall(node: Node, address: string, port: number, datagrams: number) {
  const output = await start(node, script(CALL, address, port, datagrams));
  return async () => {
    const [said] = await once(output, 'data');
    return JSON.parse(String(said)) as { lost: number; twice: number };
  };
}

/** Whom a server takes the caller for; `silence` when it does not answer. */
export function whoAmI(node: Node, protocol: 'tcp' | 'udp', address: string, port: number): string {
  if (protocol === 'udp') return inside(node, script(ASK_UDP, address, port)).trim();
  try {
    return inside(node, [
      'curl',
      '-s',
      '-m',
      '2',
      `http://${address.includes(':') ? `[${address}]` : address}:${port}/`,
    ]);
  } catch {
    return 'silence';
  }
}

/** Ends every server. */
export function endServers(): void {
  for (const child of running) child.kill('SIGKILL');
}
