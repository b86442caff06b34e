/** Small servers that answer with their caller's address, and a question by UDP. */
import type { ChildProcess } from 'node:child_process';
import { line, startProgram, startScript } from '../scripts.js';
import { inside, type Node, namespace } from './network.js';

const WHO_TCP = `import http from 'node:http';
http.createServer((request, response) => response.end(request.socket.remoteAddress))
  .listen(Number(process.argv[1]), '::', () => console.log('ready'));`;

const WHO_UDP = `import { createSocket } from 'node:dgram';
const socket = createSocket('udp6');
socket.on('message', (_, from) => socket.send(from.address, from.port, from.address));
socket.bind(Number(process.argv[1]), () => console.log('ready'));`;

const ASK_UDP = [
  process.execPath,
  '--input-type=module',
  '-e',
  `import { createSocket } from 'node:dgram';
const [address, port, patience] = process.argv.slice(1);
const socket = createSocket(address.includes(':') ? 'udp6' : 'udp4');
socket.on('message', (text) => { console.log(String(text)); socket.close(); clearTimeout(late); });
const late = setTimeout(() => socket.close(), Number(patience) * 1000);
socket.send('who', Number(port), address);`,
];

/** Starts a server on a port of a node, of either protocol. */
export async function startWho(node: Node, protocol: 'tcp' | 'udp', port: number): Promise<void> {
  await line(startScript(namespace(node), protocol === 'tcp' ? WHO_TCP : WHO_UDP, [port]));
}

/** Whether an address answers one of three packets within a second. */
export function answers(node: Node, from: string | null, address: string): boolean {
  const source = from === null ? [] : ['-I', from];
  try {
    return inside(node, ['ping', '-c', '3', '-i', '0.2', '-W', '1', ...source, address]).includes(
      ' bytes from',
    );
  } catch {
    return false;
  }
}

/** Asks an address for an answer five hundred times a second, until it is ended. */
export function startTalk(node: Node, address: string): ChildProcess {
  return startProgram(namespace(node), ['ping', '-q', '-i', '0.002', address]);
}

/** Longer than a lost packet or two of a connection's begin cost, in seconds: what answers at all is not told by haste. */
const PATIENCE_S = 10;

/** Whom a server takes the caller for; throws with what the devices' kernels say of it when it does not answer. */
export function whoAmI(node: Node, protocol: 'tcp' | 'udp', address: string, port: number): string {
  const answer = ask(node, protocol, address, port, PATIENCE_S);
  if (answer !== null) return answer;
  const said = (['site', 'relay'] as const).flatMap((device) =>
    [
      ['ss', '-tin'],
      ['ip', 'neigh'],
      ['ip', '-s', 'link'],
    ].map((argv) => inside(device, argv)),
  );
  throw new Error([`${protocol} port ${port} of ${address} is silent to ${node}`, ...said].join('\n'));
}

/** True when nothing answers within two seconds. */
export function isSilent(node: Node, protocol: 'tcp' | 'udp', address: string, port: number): boolean {
  return ask(node, protocol, address, port, 2) === null;
}

/** The answer, or null when none came in so many seconds. */
function ask(
  node: Node,
  protocol: 'tcp' | 'udp',
  address: string,
  port: number,
  patience: number,
): string | null {
  if (protocol === 'udp')
    return inside(node, [...ASK_UDP, address, String(port), String(patience)]).trim() || null;
  const url = `http://${address.includes(':') ? `[${address}]` : address}:${port}/`;
  try {
    return inside(node, ['curl', '-s', '-m', String(patience), url]);
  } catch {
    return null;
  }
}
