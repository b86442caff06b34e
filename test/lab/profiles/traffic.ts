/** Traffic of the LAN that tells what became of it: a download that connects again when it is broken off, and an upload. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type Node, namespace } from '../data-plane/network.js';

/** What a stretch of traffic was. */
export interface Stretch {
  readonly bytes: number;
  /** How long it lasted, and its longest silence, in ms. */
  readonly lasted: number;
  readonly longest: number;
  /** Connections that were broken off, or gave nothing for three seconds. */
  readonly lost: number;
}

/** Says what has come since it was last asked, each time it is asked. */
const COUNT = `let bytes = 0, longest = 0, lost = 0, since = performance.now(), last = since;
const look = () => { const now = performance.now(); longest = Math.max(longest, now - last); return now; };
const arrived = (chunk) => { last = look(); bytes += chunk.length; };
process.stdin.on('data', () => { const now = look();
  console.log(JSON.stringify({ bytes, lasted: now - since, longest, lost }));
  bytes = longest = lost = 0; since = last = now; });`;

const DOWNLOAD = `import net from 'node:net';
${COUNT}
const connect = () => { let gone = false;
  const socket = net.connect({ port: 9000, host: '198.51.100.10', timeout: 3000 });
  const again = () => { if (gone) return; gone = true; lost += 1; socket.destroy(); setTimeout(connect, 50); };
  socket.on('data', arrived).on('error', again).on('close', again).on('timeout', again); };
connect();
console.log('ready');`;

const SINK = `import net from 'node:net';
${COUNT}
net.createServer((socket) => { socket.on('data', arrived).on('error', () => {}); })
  .listen(9001, () => console.log('ready'));`;

const UPLOAD = `import net from 'node:net';
const block = Buffer.alloc(65536);
const socket = net.connect(9001, '198.51.100.10');
const fill = () => { while (socket.write(block)); };
socket.on('connect', () => { console.log('ready'); fill(); }).on('drain', fill).on('error', () => {});`;

/** Traffic that runs until it is ended. */
export interface Traffic {
  /** What there was since the last question. */
  ask(): Promise<Stretch>;
  end(): void;
}

async function start(node: Node, script: string): Promise<ChildProcess> {
  const argv = ['netns', 'exec', namespace(node), process.execPath, '--input-type=module', '-e', script];
  const child = spawn('ip', argv, { stdio: ['pipe', 'pipe', 'inherit'] });
  await line(child);
  return child;
}

async function line(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the program has no output');
  const reader = createInterface({ input: child.stdout });
  const [text] = await once(reader, 'line');
  reader.close();
  return String(text);
}

async function ask(child: ChildProcess): Promise<Stretch> {
  const answer = line(child);
  child.stdin?.write('?\n');
  return JSON.parse(await answer) as Stretch;
}

/** A download in the LAN from the server's flood. */
export async function download(): Promise<Traffic> {
  const child = await start('lan', DOWNLOAD);
  return { ask: () => ask(child), end: () => void child.kill('SIGKILL') };
}

/** An upload from the LAN, counted where it arrives. */
export async function upload(): Promise<Traffic> {
  const sink = await start('server', SINK);
  const source = await start('lan', UPLOAD);
  return {
    ask: () => ask(sink),
    end: () => {
      source.kill('SIGKILL');
      sink.kill('SIGKILL');
    },
  };
}
