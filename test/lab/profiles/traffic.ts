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
  /** Connections that were broken off, or gave nothing for `PATIENCE_MS`. */
  readonly lost: number;
}

/** A download that gets nothing for so long connects again, in ms. */
export const PATIENCE_MS = 3_000;

/** Says what has come since it was last asked, each time it is asked; asked for the next, when something comes again. */
const COUNT = `let bytes = 0, longest = 0, lost = 0, since = performance.now(), last = since, expecting = false;
const look = () => { const now = performance.now(); longest = Math.max(longest, now - last); return now; };
const tell = () => { const now = look();
  console.log(JSON.stringify({ bytes, lasted: now - since, longest, lost }));
  bytes = longest = lost = 0; since = last = now; expecting = false; };
const arrived = (chunk) => { last = look(); bytes += chunk.length; if (expecting) tell(); };
process.stdin.on('data', (question) => { if (String(question) === 'next') expecting = true; else tell(); });`;

const DOWNLOAD = `import net from 'node:net';
${COUNT}
const connect = () => { let gone = false;
  const socket = net.connect({ port: 9000, host: '198.51.100.10', timeout: ${PATIENCE_MS} });
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
  /** The same, as soon as something comes again. */
  next(): Promise<Stretch>;
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

async function ask(child: ChildProcess, question: 'now' | 'next'): Promise<Stretch> {
  const answer = line(child);
  child.stdin?.write(question);
  return JSON.parse(await answer) as Stretch;
}

const questions = (child: ChildProcess) => ({
  ask: () => ask(child, 'now'),
  next: () => ask(child, 'next'),
});

/** A download in the LAN from the server's flood. */
export async function download(): Promise<Traffic> {
  const child = await start('lan', DOWNLOAD);
  return { ...questions(child), end: () => void child.kill('SIGKILL') };
}

/** An upload from the LAN, counted where it arrives. */
export async function upload(): Promise<Traffic> {
  const sink = await start('server', SINK);
  const source = await start('lan', UPLOAD);
  return {
    ...questions(sink),
    end: () => {
      source.kill('SIGKILL');
      sink.kill('SIGKILL');
    },
  };
}
