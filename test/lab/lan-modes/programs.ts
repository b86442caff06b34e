/** Small servers that answer with their caller's address, and a question by UDP. */
import { line, startScript } from '../scripts.js';
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

const ASK = [process.execPath, '--input-type=module', '-e', ASK_UDP];

/** Starts a server on a port of a node, of either protocol. */
export async function startWho(node: Node, protocol: 'tcp' | 'udp', port: number): Promise<void> {
  await line(startScript(namespace(node), protocol === 'tcp' ? WHO_TCP : WHO_UDP, [port]));
}

/** Whom a server takes the caller for; `silence` when it does not answer. */
export function whoAmI(node: Node, protocol: 'tcp' | 'udp', address: string, port: number): string {
  if (protocol === 'udp') return inside(node, [...ASK, address, String(port)]).trim();
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
