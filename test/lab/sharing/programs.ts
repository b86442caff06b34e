/** Programs of a few lines: a server that says who called, callers that tell what it said, and downloads that count. */
import { line, startScript } from '../scripts.js';
import { type Node, namespace, SERVER } from './network.js';

const WHO = `import dgram from 'node:dgram';
import net from 'node:net';
const [port, host] = process.argv.slice(1);
const text = ({ remoteAddress, remotePort }) => remoteAddress.replace('::ffff:', '') + ' ' + remotePort;
net.createServer((socket) => socket.on('error', () => {}).end(text(socket)))
  .listen(Number(port), host, () => {
    const socket = dgram.createSocket('udp4');
    socket.on('message', (_, { address, port: from }) => socket.send(address + ' ' + from, from, address));
    socket.bind(Number(port), host, () => console.log('ready'));
  });`;

const CALL = `import dgram from 'node:dgram';
import net from 'node:net';
const [protocol, host, port, from, header] = process.argv.slice(1);
const tell = (text) => { console.log(text || 'nothing'); process.exit(); };
setTimeout(() => tell(''), 2500);
if (protocol === 'tcp') {
  let text = '';
  const socket = net.connect({ host, port: Number(port), ...(from ? { localAddress: from } : {}) },
    () => { if (header) socket.write(header + '\\r\\n'); });
  socket.on('data', (chunk) => { text += chunk; }).on('error', () => tell('')).on('close', () => tell(text));
} else {
  const socket = dgram.createSocket('udp4').on('error', () => tell(''));
  socket.on('message', (text) => tell(String(text)));
  socket.bind(0, from || undefined, () => {
    const send = () => socket.send('who', Number(port), host, () => {});
    send(); setInterval(send, 400);
  });
}`;

const CHAT = `import net from 'node:net';
const server = net.createServer((socket) => socket.on('error', () => {}).pipe(socket));
server.listen(7, '0.0.0.0', () => console.log('ready'));`;

const TALK = `import net from 'node:net';
const socket = net.connect(7, process.argv[1]);
let answered = 0, asked = 0;
socket.on('data', (chunk) => { answered += chunk.length; if (answered === 1) console.log('ready'); });
socket.on('error', ({ code }) => { console.log(code); process.exit(); });
socket.on('close', () => { console.log('closed'); process.exit(); });
setInterval(() => { socket.write('x'); asked++; }, 20);
process.stdin.once('data', () => { const before = answered;
  setTimeout(() => { console.log(answered - before > 20 ? 'alive' : 'silent'); process.exit(); }, 1000); });`;

const HOLD = `import net from 'node:net';
const [host, port, count, header] = process.argv.slice(1);
let open = 0, left = Number(count), busy = 0;
const dial = () => {
  if (left === 0) return;
  left--; busy++;
  let isOpen = false;
  const next = () => { busy--; setImmediate(dial); };
  const socket = net.connect(Number(port), host, () => {
    isOpen = true; open++; socket.write(header + '\\r\\n'); next(); });
  socket.on('error', () => {}).on('close', () => { if (isOpen) open--; else next(); });
};
for (let at = 0; at < 50; at++) dial();
const tell = () => { console.log(open + ' ' + left + ' ' + busy); };
const wait = setInterval(() => { if (left + busy > 0) return; clearInterval(wait); setTimeout(tell, 3000); }, 200);
setTimeout(tell, 60000);`;

const FLOOD = `import net from 'node:net';
const block = Buffer.alloc(65536);
net.createServer((socket) => { const fill = () => { while (socket.write(block)); };
  socket.on('drain', fill).on('error', () => {}); fill(); }).listen(9000, () => console.log('ready'));`;

const DOWNLOADS = `import net from 'node:net';
let bytes = 0;
for (let count = Number(process.argv[1]); count > 0; count--)
  net.connect(9000, process.argv[2]).on('error', () => {}).on('data', (chunk) => { bytes += chunk.length; });
process.stdin.on('data', (text) => { const kept = bytes; bytes = 0; console.log(kept); });`;

/** A server on TCP and UDP that answers with its caller's address and port. */
export const startWho = (node: Node, port: number, host: string) =>
  line(startScript(namespace(node), WHO, [port, host]));

/** What that answers, or `nothing`. */
export const call = (
  node: Node,
  protocol: 'tcp' | 'udp',
  host: string,
  port: number,
  { from = '', header = '' }: { from?: string; header?: string } = {},
) => line(startScript(namespace(node), CALL, [protocol, host, port, from, header]));

/** Talks with an echo by one connection; later tells whether that is still answered. */
export async function startTalk(node: Node): Promise<() => Promise<string>> {
  await line(startScript(namespace('server'), CHAT, []));
  const child = startScript(namespace(node), TALK, [SERVER]);
  await line(child);
  return () => {
    const answer = line(child);
    child.stdin?.write('look\n');
    return answer;
  };
}

/** Opens so many connections to the relay's proxy as a box would, for an echo at the server, and tells how many stay. */
export function holdMany(node: Node, port: number, count: number): { held: Promise<number>; end(): void } {
  const child = startScript(namespace(node), HOLD, [
    '10.77.0.1',
    port,
    count,
    `PROXY TCP4 192.0.2.1 ${SERVER} 1000 7`,
  ]);
  return { held: line(child).then((text) => Number(text.split(' ')[0])), end: () => child.kill() };
}

export const startFlood = () => line(startScript(namespace('server'), FLOOD, []));

/** Downloads by so many connections; each call gives the bytes since the one before. */
export function startDownloads(node: Node, count: number): () => Promise<number> {
  const child = startScript(namespace(node), DOWNLOADS, [count, SERVER]);
  return async () => {
    const answer = line(child);
    child.stdin?.write('count\n');
    return Number(await answer);
  };
}
