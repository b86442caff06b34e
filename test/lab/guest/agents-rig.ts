/**
 * Runs in the guest, from a folder with the agents' state directories and program: `node agents-rig.mjs REQUEST` runs both
 * agents on the documents that they hold, and prints what was to be seen of each act as JSON.
 */
import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Braid } from '@tresse/contracts';
import { type LineScenario, lineAddresses, lineInterfaces, SERVER_ADDRESS } from '@tresse/lab';
import { kept } from './agents-folder.js';
import { documentsOf, type Ends } from './desired.js';
import { ip, makeNetwork } from './network.js';

export interface AgentsRequest {
  lines: LineScenario[];
  ends: Ends;
  /** The built line emulator. */
  emulator: string;
  /** Folder of the lab's traffic programs. */
  traffic: string;
  /** The agent's built program. */
  agent: string;
  acts: AgentsAct[];
}

/** One thing after the other, each beside a call; a transfer has one beside it too. */
export type AgentsAct =
  /** The agents are started anew on documents with this braid. */
  | { act: 'braid'; braid: Braid; seconds: number }
  | { act: 'cut' | 'restore'; line: number; seconds: number; download?: boolean }
  | { act: 'transfer'; way: 'down' | 'up'; seconds: number; flows: number; skipMs: number };

export interface AgentsSight {
  /** Of a call of 50 pings a second: how many went out, how many did not come back, and the longest time without any, in ms. */
  call: { sent: number; lost: number; silenceMs: number; medianMs: number };
  /** What the receiver of a transfer read. */
  transfer: unknown;
  /** Frames by interface of the site while it lasted, where there were any. */
  sent: Record<string, number>;
}

const { lines, ends, emulator, traffic, agent, acts } = JSON.parse(process.argv[2] ?? '') as AgentsRequest;
const run = promisify(execFile);
const inNamespace = (node: string, ...argv: string[]) => ['netns', 'exec', node, ...argv];
const ROLES = ['site', 'relay'] as const;
const STATE = '/run/agents';
const CALL_MS = 20;
/** From the beginning of a call to what happens, in ms. */
const BEFORE_MS = 1_000;

let generation = 0;
const running = new Map<string, ChildProcess>();

async function start(braid: Braid): Promise<void> {
  generation += 1;
  const { site, relay, relaySite } = documentsOf(braid, lines, ends);
  const documents = {
    site: [kept(ends.site, generation, site)],
    relay: [kept(ends.relay, generation, relay), kept(ends.relay, generation, relaySite)],
  };
  await Promise.all(
    ROLES.map(async (role) => {
      const former = running.get(role);
      if (former) {
        former.kill('SIGTERM');
        await once(former, 'exit');
      }
      for (const { name, text } of documents[role]) writeFileSync(join(STATE, role, 'desired', name), text);
      const log = openSync(join(STATE, `${role}.log`), 'a');
      const argv = [process.execPath, agent, 'run', '--role', role, '--state-dir', join(STATE, role)];
      running.set(role, spawn('ip', inNamespace(role, ...argv), { stdio: ['ignore', log, log] }));
    }),
  );
}

/** What the agents have logged, for people. */
const words = () =>
  ROLES.map((role) => readFileSync(join(STATE, `${role}.log`), 'utf8').slice(-3_000)).join('\n');

async function call(seconds: number): Promise<AgentsSight['call']> {
  const sent = Math.round((seconds * 1_000) / CALL_MS);
  const argv = ['ping', '-c', `${sent}`, '-i', `${CALL_MS / 1_000}`, '-W', '2', SERVER_ADDRESS];
  const text = await run('ip', inNamespace('lan', ...argv), { maxBuffer: 16 << 20 }).then(
    ({ stdout }) => stdout,
    (error: { stdout?: string }) => error.stdout ?? '',
  );
  const back = [...text.matchAll(/icmp_seq=(\d+) ttl=\d+ time=([\d.]+) ms/g)];
  const answered = new Set(back.map(([, place]) => Number(place)));
  const trips = back.map(([, , time]) => Number(time)).sort((a, b) => a - b);
  let silent = 0;
  let longest = 0;
  for (let place = 1; place <= sent; place++) {
    silent = answered.has(place) ? 0 : silent + 1;
    longest = Math.max(longest, silent);
  }
  const medianMs = trips[trips.length >> 1] ?? 0;
  return { sent, lost: sent - answered.size, silenceMs: longest * CALL_MS, medianMs };
}

async function transfer(way: string, seconds: number, flows: number, skipMs: number): Promise<unknown> {
  const argv = [join(traffic, 'transfer.mjs'), way, `http://${SERVER_ADDRESS}`];
  const figures = [seconds, flows, skipMs].map(String);
  const { stdout } = await run('ip', inNamespace('lan', process.execPath, ...argv, ...figures));
  return JSON.parse(stdout);
}

function counters(): Record<string, number> {
  const text = execFileSync('ip', ['-n', 'site', '-s', '-j', 'link', 'show'], { encoding: 'utf8' });
  const links = JSON.parse(text) as { ifname: string; stats64: { tx: { packets: number } } }[];
  return Object.fromEntries(links.map(({ ifname, stats64 }) => [ifname, stats64.tx.packets]));
}

const network = await makeNetwork(lines, emulator);
ip(
  lines.map((_, at) => {
    const { box } = lineAddresses(at + 1);
    return `route add default via ${box} dev ${lineInterfaces(at + 1).site} metric ${100 + at}`;
  }),
  'site',
);
ip(['address del 192.168.50.1/24 dev lan0'], 'site');
cpSync('.', STATE, { recursive: true });

async function perform(act: AgentsAct): Promise<Pick<AgentsSight, 'call' | 'transfer'>> {
  if (act.act === 'transfer') {
    const { way, seconds, flows, skipMs } = act;
    const calling = pause(skipMs).then(() => call(seconds - skipMs / 1_000));
    const read = await transfer(way, seconds, flows, skipMs);
    return { call: await calling, transfer: read };
  }
  const calling = call(act.seconds);
  const moving = 'download' in act && act.download ? transfer('down', act.seconds, 1, 500) : null;
  await pause(BEFORE_MS);
  if (act.act === 'braid') await start(act.braid);
  else await network[act.act](act.line);
  return { call: await calling, transfer: await moving };
}

const server = spawn('ip', inNamespace('server', process.execPath, join(traffic, 'internet-server.mjs')), {
  stdio: ['ignore', 'pipe', 'inherit'],
});
await once(server.stdout, 'data');
const sights: AgentsSight[] = [];
try {
  for (const act of acts) {
    const before = counters();
    const seen = await perform(act);
    const sent = Object.entries(counters()).map(
      ([name, count]) => [name, count - (before[name] ?? 0)] as const,
    );
    sights.push({ ...seen, sent: Object.fromEntries(sent.filter(([, count]) => count > 0)) });
  }
} catch (error) {
  process.stderr.write(`${error}\n${words()}\n`);
}
if (process.env.WORDS) process.stderr.write(words());
process.stdout.write(`${JSON.stringify(sights)}\n`, () => process.exit(0));
