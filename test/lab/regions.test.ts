/** How far regions are, as a site's agent measures it, with real packets over emulated lines. Needs root and Linux. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { RegionProbes, RoundTrips } from '@tresse/contracts';
import { LineEmulator } from '@tresse/lab';
import { build } from 'esbuild';
import { DESIRED_RELAY } from './data-plane/desired.js';
import { StationProcess } from './data-plane/station-process.js';
import { buildStation } from './data-plane/station-program.js';
import { ip, removeNamespaces, runInside } from './namespaces.js';
import { endScripts, line, startScript } from './scripts.js';
import { suite } from './suite.js';

const [BOX, ISP, NEAR, FAR] = ['box', 'isp', 'near', 'far'].map((name) => `trg-t-${name}`) as [
  string,
  string,
  string,
  string,
];
const ADDRESS = { near: DESIRED_RELAY.publicAddress, far: '203.0.113.20', nobody: '203.0.113.30' };
const LINE = { rateKbit: 8_000, delayMs: 0, jitterMs: 0, lossPercent: 0, queueMs: 200 };
/** Delays of each way, in ms. */
const DELAY = { line1: 10, line2: 30, beyond: 15 };
const NEAR_MS = 2 * DELAY.line1;
/** By line 1 while it is full: well above line 2. */
const FULL_MS = 150;
const FAR_MS = NEAR_MS + 2 * DELAY.beyond;

const ENTRY = `
import { createInterface } from 'node:readline';
import { answerOf, RegionWatch } from './apps/agent/src/regions/index.js';
import { CounterReader } from './apps/agent/src/watcher/index.js';
const clock = {
  now: () => Date.now(),
  after: (ms, callback) => { const timer = setTimeout(callback, ms); return () => clearTimeout(timer); },
};
const counters = new CounterReader();
const watch = new RegionWatch({
  ways: () => [1, 2].map((n) => ({ name: 'wan' + n, localAddress: '10.0.' + n + '.2' })),
  ask: answerOf,
  counters: () => counters.read(),
  tell: async (told) => console.log(JSON.stringify(told)),
  clock,
});
createInterface({ input: process.stdin }).on('line', (text) => watch.aim(JSON.parse(text)));
`;

/** Sends datagrams that nobody waits for to the box, faster than line 1 carries, and says when it begins. */
const FLOOD = `
import { createSocket } from 'node:dgram';
const socket = createSocket('udp4');
const send = () => { for (let n = 0; n < 12; n++) socket.send(Buffer.alloc(1_400), 9, '10.0.1.2'); };
socket.on('error', () => {});
setInterval(send, 10);
console.log('on');
`;

/** Takes connections, as the door of a relay that has sites, and says when it is open. */
const DOOR = `
import { createServer } from 'node:net';
const server = createServer((socket) => socket.on('error', () => {}));
server.listen(443, () => console.log('open'));
`;

const emulators: LineEmulator[] = [];
let directory: string;
let near: StationProcess;
let box: ChildProcess;
let told: AsyncIterator<string>;

/** A line between two namespaces with addresses at its ends, the first of them the nearer to the site. */
async function addLine(
  name: string,
  from: readonly [namespace: string, device: string, address: string],
  to: readonly [namespace: string, device: string, address: string],
  delayMs: number,
): Promise<void> {
  const emulator = await LineEmulator.start(
    { siteNamespace: from[0], siteInterface: from[1], inetNamespace: to[0], inetInterface: to[1] },
    join(tmpdir(), `tresse-regions-${name}-${process.pid}`),
  );
  emulators.push(emulator);
  for (const way of ['down', 'up'] as const) await emulator.set(way, { ...LINE, delayMs });
  for (const [namespace, device, address] of [from, to]) {
    ip('-n', namespace, 'address', 'add', `${address}/24`, 'dev', device);
    ip('-n', namespace, 'link', 'set', device, 'up');
  }
}

async function buildNetwork(): Promise<void> {
  removeNamespaces([BOX, ISP, NEAR, FAR]);
  for (const name of [BOX, ISP, NEAR, FAR]) {
    ip('netns', 'add', name);
    ip('-n', name, 'link', 'set', 'lo', 'up');
    runInside(name, ['sysctl', '-qw', 'net.ipv4.ip_forward=1']);
  }
  for (const n of [1, 2]) {
    const delayMs = n === 1 ? DELAY.line1 : DELAY.line2;
    await addLine(`${n}`, [BOX, `wan${n}`, `10.0.${n}.2`], [ISP, `line${n}`, `10.0.${n}.1`], delayMs);
    ip('-n', BOX, 'route', 'add', 'default', 'via', `10.0.${n}.1`, 'table', `10${n}`);
    ip('-n', BOX, 'rule', 'add', 'from', `10.0.${n}.2`, 'lookup', `10${n}`);
  }
  await addLine('far', [ISP, 'tofar', '10.0.4.1'], [FAR, 'eth0', '10.0.4.2'], DELAY.beyond);
  ip('link', 'add', 'tonear', 'netns', ISP, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', NEAR);
  ip('-n', ISP, 'address', 'add', '10.0.3.1/24', 'dev', 'tonear');
  ip('-n', NEAR, 'address', 'add', '10.0.3.2/24', 'dev', 'eth0');
  ip('-n', ISP, 'link', 'set', 'tonear', 'up');
  ip('-n', NEAR, 'link', 'set', 'eth0', 'up');
  for (const [name, own, gateway, address] of [
    [NEAR, '10.0.3.2', '10.0.3.1', ADDRESS.near],
    [FAR, '10.0.4.2', '10.0.4.1', ADDRESS.far],
  ] as const) {
    ip('-n', name, 'address', 'add', `${address}/32`, 'dev', 'lo');
    ip('-n', name, 'route', 'add', 'default', 'via', gateway);
    ip('-n', ISP, 'route', 'add', `${address}/32`, 'via', own);
  }
  // Somebody has this address and keeps silent.
  ip('-n', ISP, 'route', 'add', 'blackhole', `${ADDRESS.nobody}/32`);
}

/** Resolves once line 1's queue is so long that line 2 is the quicker. */
async function fullLine(): Promise<void> {
  const ping = spawn('ip', ['netns', 'exec', ISP, 'ping', '-n', '-i', '0.05', '-w', '10', '10.0.1.2']);
  for await (const text of createInterface({ input: ping.stdout })) {
    if (Number(/time=([\d.]+)/.exec(text)?.[1] ?? 0) <= FULL_MS) continue;
    ping.kill('SIGKILL');
    return;
  }
  throw new Error('line 1 never became full');
}

async function measure(
  regions: Record<string, string[]>,
): Promise<Map<string, RoundTrips['regions'][number]>> {
  const probes: RegionProbes = {
    regions: Object.entries(regions).map(([region, addresses]) => ({ region, addresses })),
    port: 443,
    maxAgeMs: 0,
  };
  box.stdin?.write(`${JSON.stringify(probes)}\n`);
  const answer = JSON.parse((await told.next()).value) as RoundTrips;
  return new Map(answer.regions.map((one) => [one.region, one]));
}

suite('the way to regions', () => {
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'tresse-regions-'));
    const program = join(directory, 'box.mjs');
    await build({
      stdin: { contents: ENTRY, resolveDir: fileURLToPath(new URL('../..', import.meta.url)), loader: 'ts' },
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'esm',
      logLevel: 'error',
    });
    await buildNetwork();
    near = new StationProcess('relay', await buildStation(directory), join(directory, 'near'), NEAR);
    const role = { role: 'relay', desired: DESIRED_RELAY, sites: [] } as const;
    expect(await near.apply({ role })).toMatchObject({ failed: null });
    await line(startScript(FAR, DOOR, []));
    box = spawn('ip', ['netns', 'exec', BOX, process.execPath, program], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    if (box.stdout) told = createInterface({ input: box.stdout })[Symbol.asyncIterator]();
  }, 60_000);

  afterAll(async () => {
    box?.kill('SIGKILL');
    endScripts();
    await near?.down();
    near?.end();
    for (const emulator of emulators) await emulator.stop();
    removeNamespaces([BOX, ISP, NEAR, FAR]);
    await rm(directory, { recursive: true, force: true });
  }, 20_000);

  it('is measured in the right order and within 30 %, at a relay without sites as at one with a door', async () => {
    const found = await measure({ far: [ADDRESS.far], near: [ADDRESS.near] });
    const [nearMs, farMs] = [found.get('near')?.rttMs ?? 0, found.get('far')?.rttMs ?? 0];
    process.stdout.write(`near ${nearMs} ms of ${NEAR_MS}, far ${farMs} ms of ${FAR_MS}\n`);
    expect(Math.abs(nearMs / NEAR_MS - 1)).toBeLessThan(0.3);
    expect(Math.abs(farMs / FAR_MS - 1)).toBeLessThan(0.3);
    expect([found.get('near')?.busy, found.get('far')?.busy]).toEqual([false, false]);
  }, 30_000);

  it('is that of the second relay where the first keeps silent, and unknown where nobody answers', async () => {
    const found = await measure({ near: [ADDRESS.nobody, ADDRESS.near], gone: [ADDRESS.nobody] });
    expect([...found.keys()]).toEqual(['near']);
    expect(Math.abs((found.get('near')?.rttMs ?? 0) / NEAR_MS - 1)).toBeLessThan(0.3);
  }, 30_000);

  it('is by the best line that is left, and said to be no clean figure, while a line is full', async () => {
    await line(startScript(ISP, FLOOD, []));
    await fullLine();
    const found = await measure({ near: [ADDRESS.near] });
    expect(found.get('near')?.busy).toBe(true);
    expect(Math.abs((found.get('near')?.rttMs ?? 0) / (2 * DELAY.line2) - 1)).toBeLessThan(0.3);
  }, 30_000);
});
