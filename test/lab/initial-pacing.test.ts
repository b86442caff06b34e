/** A subflow that joins is not believed to be faster than it is: real connections over two paths, one end as at a relay. */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type ControlGroup, makeControlGroup, removeControlGroup } from '@tresse/lab';
import { ip, removeNamespaces, runInside } from './namespaces.js';
import { line, startScript } from './scripts.js';
import { suite } from './suite.js';

const SITE = `tip-${process.pid}-site`;
const RELAY = `tip-${process.pid}-relay`;
const GROUP = `tresse-tip-${process.pid}`;
const AGENT = fileURLToPath(new URL('../../apps/agent/dist/agent.mjs', import.meta.url));
const [FIRST, SECOND] = ['10.91.1', '10.91.2'] as const;
const PORT = 4430;
/** Until the second path has joined, in ms. */
const PATIENCE_MS = 10_000;

/** Sends nothing until it is told to, so that it learns nothing of the round trip. */
const SERVER = `
import { createServer } from 'node:net';
createServer((socket) => process.stdin.once('data', () => socket.write(Buffer.alloc(4e6)))).listen(${PORT}, '0.0.0.0', () => console.log('ready'));
`;
const CLIENT = `
import { connect } from 'node:net';
let got = 0;
const socket = connect(${PORT}, '${FIRST}.2', () => {
  // Further paths are joined once something was acknowledged.
  socket.write('hello');
  console.log('connected');
}).on('data', (data) => {
  got += data.length;
  if (got === 4e6) console.log('all');
});
`;

let group: ControlGroup | null = null;

beforeAll(async () => {
  group = await makeControlGroup(GROUP);
  for (const name of [SITE, RELAY]) ip('netns', 'add', name);
  for (const [index, net] of [FIRST, SECOND].entries()) {
    const name = `l${index}`;
    ip('link', 'add', name, 'netns', SITE, 'type', 'veth', 'peer', 'name', name, 'netns', RELAY);
    for (const [namespace, host] of [
      [SITE, 1],
      [RELAY, 2],
    ] as const) {
      ip('-n', namespace, 'address', 'add', `${net}.${host}/24`, 'dev', name);
      ip('-n', namespace, 'link', 'set', name, 'up');
    }
  }
  for (const namespace of [SITE, RELAY]) {
    runInside(namespace, ['ip', 'mptcp', 'limits', 'set', 'subflow', '2']);
    // As both agents have it; by timestamps the round trip of what is accepted would be known.
    runInside(namespace, ['sysctl', '-qw', 'net.ipv4.tcp_timestamps=0']);
  }
  // The relay is joined at its first address, over the second line.
  ip('-n', SITE, 'route', 'add', 'default', 'via', `${SECOND}.2`, 'dev', 'l1', 'table', '2');
  ip('-n', SITE, 'rule', 'add', 'from', `${SECOND}.1`, 'table', '2');
  runInside(SITE, ['ip', 'mptcp', 'endpoint', 'add', `${SECOND}.1`, 'dev', 'l1', 'subflow']);
});

afterAll(async () => {
  removeNamespaces([SITE, RELAY]);
  await removeControlGroup(GROUP);
});

suite('the initial pacing of what a relay accepts', () => {
  it('is some Mbit/s for a subflow that joins, until its round trip is known', async () => {
    if (group === null) return console.warn('Not tried: no control group of version 2 can be made here.');
    const before = await rates();
    expect(before.joined).toBeGreaterThan(100e6);
    // It ends well only where the kernel takes the other program as well.
    spawnSync('unshare', [
      '--mount',
      process.execPath,
      AGENT,
      'prepare-kernel',
      '--role',
      'relay',
      '--control-group',
      group.path,
    ]);
    const { joined, first, later } = await rates();
    expect(joined).toBe(4e6);
    // The first subflow's round trip is known from the start, and neither is bounded for long.
    expect(first).toBeGreaterThan(4e6);
    expect(later).toBeGreaterThan(4e6);
  }, 60_000);
});

/** What the accepting end believes of its subflows' rates before anything is sent and afterwards, in bit/s. */
async function rates(): Promise<{ first: number; joined: number; later: number }> {
  const server = await start(RELAY, SERVER);
  const client = await start(SITE, CLIENT);
  let rows: string[] = [];
  for (const until = Date.now() + PATIENCE_MS; rows.length < 2 && Date.now() < until; rows = subflows())
    await delay(20);
  const [first, joined] = [FIRST, SECOND].map((net) => pacingOf(rows, net)) as [number, number];
  const all = line(client);
  server.stdin?.write('go');
  await all;
  const later = pacingOf(subflows(), SECOND);
  for (const child of [client, server]) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  return { first, joined, later };
}

const subflows = () =>
  runInside(RELAY, ['ss', '-tinOH', 'state', 'established', 'sport', '=', `:${PORT}`])
    .split('\n')
    .filter((row) => row.includes('tcp-ulp-mptcp'));

function pacingOf(rows: readonly string[], net: string): number {
  const row = rows.find((one) => one.includes(`${net}.1:`)) ?? '';
  return Number(/pacing_rate (\d+)bps/.exec(row)?.[1]);
}

/** Modules that speak TCP over several paths, once they have said their first line; the relay's runs in the control group. */
async function start(namespace: string, text: string) {
  const child = startScript(namespace, text, [], ['mptcpize', 'run']);
  if (namespace === RELAY && child.pid !== undefined) await group?.take(child.pid);
  await line(child);
  return child;
}
