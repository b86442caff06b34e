import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { build } from 'esbuild';

/** Two lines of 8 Mbit/s with drop-tail queues of 150 ms between two namespaces, and the real watcher at both ends. */
const [SITE, WIRES, RELAY] = ['site', 'wires', 'relay'].map((end) => `tlw-${process.pid}-${end}`) as [
  string,
  string,
  string,
];
const RELAY_ADDRESS = '10.77.0.1';
const PORT = 4431;
const privileged = process.platform === 'linux' && process.getuid?.() === 0;

interface Verdict {
  end: string;
  index: number;
  state: string;
  cause: string | null;
  at: number;
}

const verdicts: Verdict[] = [];
const children: ChildProcess[] = [];
const waiting = new Set<() => void>();
let directory = '';

const now = () => Number(process.hrtime.bigint() / 1_000n) / 1_000;
const ip = (...words: string[]) => execFileSync('ip', words, { stdio: 'pipe' });
const each = (text: string) => {
  for (const row of text.trim().split('\n')) ip(...row.trim().split(/\s+/));
};

const ENTRY = `
import { startWatcher } from './apps/agent/src/watcher/index.js';
const { end, ...options } = JSON.parse(process.argv[2] ?? '');
const at = () => Number(process.hrtime.bigint() / 1000n) / 1000;
const watcher = startWatcher({ ...options, onVerdict: (v) => console.log(JSON.stringify({ end, at: at(), ...v })) });
process.on('SIGTERM', () => void watcher.stop().then(() => process.exit(0)));
`;

function removeNamespaces(): void {
  for (const name of [SITE, WIRES, RELAY]) {
    try {
      ip('netns', 'del', name);
    } catch {
      // It was not there.
    }
  }
}

function makeNamespaces(): void {
  removeNamespaces();
  for (const name of [SITE, WIRES, RELAY]) ip('netns', 'add', name);
  execFileSync('ip', ['netns', 'exec', WIRES, 'sysctl', '-qw', 'net.ipv4.ip_forward=1']);
  each(`-n ${RELAY} link set lo up
    -n ${RELAY} addr add ${RELAY_ADDRESS}/32 dev lo`);
  nft('add table ip cut; add chain ip cut forward { type filter hook forward priority 0; }');
  for (const i of [1, 2]) {
    each(`-n ${WIRES} link add s${i} type veth peer name tl${i} netns ${SITE}
      -n ${WIRES} link add r${i} type veth peer name tr1-${i} netns ${RELAY}
      -n ${WIRES} addr add 10.99.${i}.1/24 dev s${i}
      -n ${WIRES} addr add 10.98.${i}.1/24 dev r${i}
      -n ${SITE} addr add 10.99.${i}.2/24 dev tl${i}
      -n ${SITE} link set tl${i} up
      -n ${RELAY} addr add 10.98.${i}.2/24 dev tr1-${i}
      -n ${RELAY} link set tr1-${i} up
      -n ${WIRES} rule add iif s${i} lookup 1${i}`);
    for (const device of [`s${i}`, `r${i}`]) ip('-n', WIRES, 'link', 'set', device, 'up');
    plug(i);
    each(`-n ${WIRES} route add default via 10.98.${i}.2 dev r${i} table 1${i}
      -n ${SITE} rule add from 10.99.${i}.2 lookup 20${i}
      -n ${SITE} route add default via 10.99.${i}.1 table 20${i}
      -n ${RELAY} route add 10.99.${i}.0/24 via 10.98.${i}.1 src ${RELAY_ADDRESS}`);
  }
}

function plug(i: number): void {
  for (const device of [`s${i}`, `r${i}`]) {
    tc('add', device, 'tbf', 'rate', '8mbit', 'burst', '3000', 'latency', '150ms');
  }
  nft('flush chain ip cut forward');
}

/** Both directions at once, and what stood in the queues is lost; the ends are told nothing. */
function cut(i: number): number {
  nft(`add rule ip cut forward iifname { s${i}, r${i} } drop`);
  const at = now();
  for (const device of [`s${i}`, `r${i}`]) tc('del', device);
  return at;
}

function nft(command: string): void {
  execFileSync('ip', ['netns', 'exec', WIRES, 'nft', '-f', '-'], { input: command });
}

function tc(action: 'add' | 'del', device: string, ...shape: string[]): void {
  execFileSync('tc', ['-n', WIRES, 'qdisc', action, 'dev', device, 'root', ...shape]);
}

function run(namespace: string, program: string, ...words: string[]): ChildProcess {
  const child = spawn('ip', ['netns', 'exec', namespace, program, ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

function watch(role: 'site' | 'relay'): void {
  const lines = [1, 2].map((index) => ({
    siteId: '00000000-0000-4000-8000-000000000001',
    lineId: `00000000-0000-4000-8000-00000000001${index}`,
    index,
    tunnel: role === 'site' ? `tl${index}` : `tr1-${index}`,
    wan: role === 'site' ? `tl${index}` : null,
    bare: false,
    resting: false,
    localAddress: role === 'site' ? `10.99.${index}.2` : RELAY_ADDRESS,
    peerAddress: role === 'site' ? RELAY_ADDRESS : `10.99.${index}.2`,
    agreedKbit: null,
    heartbeatPort: PORT,
  }));
  const namespace = role === 'site' ? SITE : RELAY;
  const child = run(
    namespace,
    process.execPath,
    join(directory, 'watcher.mjs'),
    JSON.stringify({ end: role, role, lines }),
  );
  if (!child.stdout) throw new Error('no output');
  createInterface({ input: child.stdout }).on('line', (row) => {
    verdicts.push(JSON.parse(row) as Verdict);
    for (const check of waiting) check();
  });
}

/** Waits for both ends to tell this of a line; returns how long after `since` the later one did, in ms. */
async function bothTell(index: number, state: string, since: number): Promise<number> {
  for (;;) {
    const told = verdicts.filter((v) => v.index === index && v.state === state && v.at >= since);
    if (new Set(told.map((v) => v.end)).size === 2) return Math.max(...told.map((v) => v.at)) - since;
    await new Promise<void>((resolve) => {
      const check = () => {
        waiting.delete(check);
        resolve();
      };
      waiting.add(check);
    });
  }
}

/** Fills both directions of a line beyond its rate; resolves when packets flow. */
async function saturate(index: number): Promise<ChildProcess[]> {
  const port = String(5_200 + index);
  const server = run(SITE, 'iperf3', '-s', '-1', '-B', `10.99.${index}.2`, '--forceflush', '-p', port);
  await once(server.stdout ?? server, 'data');
  const target = ['-c', `10.99.${index}.2`, '-p', port];
  const client = run(
    RELAY,
    'iperf3',
    ...target,
    ...'-u -b 12M -l 1400 -t 120 --bidir --forceflush'.split(' '),
  );
  await once(client.stdout ?? client, 'data');
  await once(client.stdout ?? client, 'data');
  return [client, server];
}

(privileged ? describe : describe.skip)('the line watcher between two namespaces', () => {
  beforeAll(async () => {
    makeNamespaces();
    directory = mkdtempSync(join(tmpdir(), 'tlw-'));
    const root = resolve('.');
    await build({
      stdin: { contents: ENTRY, resolveDir: root, loader: 'js' },
      alias: {
        '@tresse/contracts': join(root, 'packages/contracts/src/index.ts'),
        '@tresse/line-quality': join(root, 'packages/line-quality/src/index.ts'),
      },
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile: join(directory, 'watcher.mjs'),
      logLevel: 'error',
    });
    const startedAt = now();
    watch('site');
    watch('relay');
    await bothTell(1, 'up', startedAt);
    await bothTell(2, 'up', startedAt);
  }, 30_000);

  afterAll(async () => {
    for (const child of children.reverse()) await end(child);
    if (privileged) removeNamespaces();
    if (directory) rmSync(directory, { recursive: true });
  }, 30_000);

  /** Of each line; ended however a test ends, so that the next one has lines of its own. */
  let loads: ChildProcess[][] = [];
  afterEach(async () => {
    for (const load of loads.flat()) await end(load);
    loads = [];
  });

  it('accuses no line in 40 s of saturation, then tells a cut at both ends and a return within a second', async () => {
    loads = [await saturate(1), await saturate(2)];
    const from = now();
    await new Promise((resolve) => setTimeout(resolve, 40_000));
    expect(verdicts.filter((v) => v.at >= from)).toEqual([]);

    const cutAt = cut(1);
    const toldMs = await bothTell(1, 'down', cutAt);
    expect(toldMs).toBeLessThanOrEqual(300);
    expect(verdicts.filter((v) => v.index === 2 && v.state === 'down')).toEqual([]);

    for (const load of loads[0] ?? []) await end(load);
    const backAt = now();
    plug(1);
    const usedMs = await bothTell(1, 'up', backAt);
    expect(usedMs).toBeLessThanOrEqual(1_000);
  }, 120_000);

  it('says at once of an unplugged line why it is dead, and takes it back when it is plugged in', async () => {
    const pulledAt = now();
    ip('-n', WIRES, 'link', 'set', 's2', 'down');
    expect(await bothTell(2, 'down', pulledAt)).toBeLessThanOrEqual(400);
    const told = verdicts.filter((v) => v.state === 'down' && v.at >= pulledAt);
    expect(told.find(({ end }) => end === 'site')).toMatchObject({ index: 2, cause: 'no-carrier' });
    expect(told.filter(({ index }) => index !== 2)).toEqual([]);

    const backAt = now();
    ip('-n', WIRES, 'link', 'set', 's2', 'up');
    expect(await bothTell(2, 'up', backAt)).toBeLessThanOrEqual(2_000);
  }, 30_000);
});
