/** Calls: datagrams at the pace of a voice, and a far end that sends each of them back. */
import { line, startScript } from './programs.js';

const MIRROR = `import dgram from 'node:dgram';
for (const port of process.argv.slice(1).map(Number)) {
  const socket = dgram.createSocket('udp4');
  socket.on('message', (text, from) => socket.send(text, from.port, from.address));
  await new Promise((bound) => socket.bind(port, bound));
}
console.log('ready');`;

const CALL = `import dgram from 'node:dgram';
const [port, count] = process.argv.slice(1).map(Number);
const socket = dgram.createSocket('udp4');
const heard = new Map();
socket.on('message', (text) => { const at = text.readUInt32BE(); heard.set(at, (heard.get(at) ?? 0) + 1); });
let sent = 0;
const beat = setInterval(() => {
  const packet = Buffer.alloc(160); packet.writeUInt32BE(sent); sent += 1;
  socket.send(packet, port, '198.51.100.10');
  if (sent === 50) console.log('under way');
  if (sent < count) return;
  clearInterval(beat);
  setTimeout(() => { console.log(JSON.stringify({ lost: count - heard.size,
    twice: [...heard.values()].filter((times) => times > 1).length })); process.exit(0); }, 1000);
}, 20);`;

/** Starts the far end on ports of the server. */
export async function startMirror(ports: readonly number[]): Promise<void> {
  await line(startScript('server', MIRROR, ports.map(String)));
}

/** What came back of a call's datagrams: how many never did, and how many more than once. */
export interface CallResult {
  readonly lost: number;
  readonly twice: number;
}

/** A call from the LAN of 50 datagrams a second to a port of the server; returns once a second of it has passed. */
export async function startCall(port: number, datagrams: number): Promise<() => Promise<CallResult>> {
  const child = startScript('lan', CALL, [String(port), String(datagrams)]);
  await line(child);
  const answer = line(child);
  return async () => JSON.parse(await answer) as CallResult;
}
