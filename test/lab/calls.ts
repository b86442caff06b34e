/** Calls: datagrams at the pace of a voice, and a far end that sends each of them back. */
import { line, startScript } from './scripts.js';

const MIRROR = `import dgram from 'node:dgram';
const [address, ...ports] = process.argv.slice(1);
for (const port of ports.map(Number)) {
  const socket = dgram.createSocket(address.includes(':') ? 'udp6' : 'udp4');
  socket.on('message', (text, from) => socket.send(text, from.port, from.address));
  await new Promise((bound) => socket.bind(port, address, bound));
}
console.log('ready');`;

const CALL = `import dgram from 'node:dgram';
const [address, ...numbers] = process.argv.slice(1);
const [port, count] = numbers.map(Number);
const socket = dgram.createSocket(address.includes(':') ? 'udp6' : 'udp4');
const heard = new Map();
socket.on('message', (text) => { const at = text.readUInt32BE(); heard.set(at, (heard.get(at) ?? 0) + 1); });
let sent = 0;
const beat = setInterval(() => {
  const packet = Buffer.alloc(160); packet.writeUInt32BE(sent); sent += 1;
  socket.send(packet, port, address);
  if (sent === 50) console.log('under way');
  if (sent < count) return;
  clearInterval(beat);
  setTimeout(() => { console.log(JSON.stringify({ lost: count - heard.size,
    twice: [...heard.values()].filter((times) => times > 1).length })); process.exit(0); }, 1000);
}, 20);`;

/** Starts the far end in a namespace, at an address and ports of it. */
export async function startMirror(
  namespace: string,
  address: string,
  ports: readonly number[],
): Promise<void> {
  await line(startScript(namespace, MIRROR, [address, ...ports]));
}

/** What came back of a call's datagrams: how many never did, and how many more than once. */
export interface CallResult {
  readonly lost: number;
  readonly twice: number;
}

/** A call from a namespace of 50 datagrams a second to a far end; returns once a second of it has passed. */
export async function startCall(
  namespace: string,
  address: string,
  port: number,
  datagrams: number,
): Promise<() => Promise<CallResult>> {
  const child = startScript(namespace, CALL, [address, port, datagrams]);
  await line(child);
  const answer = line(child);
  return async () => JSON.parse(await answer) as CallResult;
}
