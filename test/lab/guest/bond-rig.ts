/** Runs in the guest, from a folder with keys: `node bond-rig.mjs REQUEST` does the acts and prints what was to be seen after each, as JSON. */
import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { SERVER_ADDRESS } from '@tresse/lab';
import { ENDS, type Frames, PlannedBond } from './bond.js';
import type { BondAct, BondRequest, BondSight } from './bond-acts.js';
import { makeNetwork } from './network.js';

const { lines, emulator, traffic, acts } = JSON.parse(process.argv[2] ?? '') as BondRequest;
const run = promisify(execFile);

/** Beside a transfer, in ms. */
const PING_MS = 100;

async function ping(address: string, ...argv: string[]): Promise<number[]> {
  const text = await run('ip', ['netns', 'exec', 'lan', 'ping', ...argv, address]).then(
    ({ stdout }) => stdout,
    (error: { stdout?: string }) => error.stdout ?? '',
  );
  return [...text.matchAll(/time=([\d.]+) ms/g)].map(([, time]) => Number(time));
}

/** Whose answers are given up after two of the round trips seen, so that a stalled guest loses some. */
const paced = (count: number, everyMs: number) => ['-c', `${count}`, '-i', `${everyMs / 1_000}`, '-W', '1'];

/** With an interval of 1 s ping waits as long for what it has sent. */
const atOnce = (count: number) => ['-c', `${count}`, '-l', `${count}`, '-i', '1', '-W', '1'];

/**
 * To a bond a ping's identifier is what ports are to TCP, and bit 1 of it weighs as much as that of the address: with
 * that bit always clear the addresses alone say which line each takes. Else it is the number of ping's own process.
 */
const identified = (place: number) => ['-e', `${4 * place + 1}`];

/** The server has eight addresses in a row. */
const serverAddress = (place: number) =>
  SERVER_ADDRESS.replace(/\d+$/, (last) => String(Number(last) + place));

async function startServer(): Promise<void> {
  const more = Array.from({ length: 7 }, (_, at) => `address add ${serverAddress(at + 1)}/24 dev eth0`);
  execFileSync('ip', ['-n', 'server', '-batch', '-'], { input: `${more.join('\n')}\n` });
  if (!acts.some(({ act }) => act === 'transfer')) return;
  const program = join(traffic, 'internet-server.mjs');
  const server = spawn('ip', ['netns', 'exec', 'server', process.execPath, program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(server.stdout, 'data');
}

/** Resolves when the tunnels' handshakes are over and a first ping has come back. */
async function untilAnswered(bond: PlannedBond): Promise<void> {
  for (let tries = 0; tries < 160; tries++) {
    if ((await ping(SERVER_ADDRESS, '-c', '1', '-W', '1')).length > 0) return;
    await pause(250);
  }
  throw new Error(`nothing comes back over the bond: ${bond.log()}`);
}

async function transfer(what: Extract<BondAct, { act: 'transfer' }>): Promise<Partial<BondSight>> {
  const { way, seconds, flows, skipMs } = what;
  const argv = [join(traffic, 'transfer.mjs'), way, `http://${SERVER_ADDRESS}`];
  const figures = [seconds, flows, skipMs].map(String);
  const moving = run('ip', ['netns', 'exec', 'lan', process.execPath, ...argv, ...figures]);
  await pause(skipMs);
  const pingsMs = await ping(SERVER_ADDRESS, ...paced((seconds * 1_000 - skipMs) / PING_MS, PING_MS));
  const { goodputMbit } = JSON.parse((await moving).stdout) as { goodputMbit: number };
  return { goodputMbit, pingsMs };
}

const network = await makeNetwork(lines, emulator);
const bond = new PlannedBond(lines);

async function perform(act: BondAct): Promise<Partial<BondSight>> {
  switch (act.act) {
    case 'join':
      await bond.join(act.braid);
      await untilAnswered(bond);
      return {};
    case 'cut':
    case 'restore':
      await network[act.act](act.line);
      return {};
    case 'verdict':
      await bond.turn(act.line, act.verdict, act.at ?? ENDS);
      return {};
    case 'wait':
      await pause(act.ms);
      return {};
    case 'ping': {
      const { count, everyMs, addresses = 1 } = act;
      const rhythm = everyMs === undefined ? atOnce(count) : paced(count, everyMs);
      const targets = Array.from({ length: addresses }, (_, at) => serverAddress(at));
      const trips = await Promise.all(
        targets.map((address, place) => ping(address, ...identified(place), ...rhythm)),
      );
      return { pingsMs: trips.flat() };
    }
    case 'transfer':
      return transfer(act);
  }
}

await startServer();
const sights: BondSight[] = [];
let before: Frames[] = lines.map(() => ({ sent: 0, received: 0 }));
for (const act of acts) {
  const seen = await perform(act);
  const now = bond.frames();
  const frames = now.map(({ sent, received }, at) => ({
    sent: sent - (before[at]?.sent ?? 0),
    received: received - (before[at]?.received ?? 0),
  }));
  before = now;
  const members = { site: bond.members('site'), relay: bond.members('relay') };
  sights.push({ pingsMs: [], goodputMbit: null, frames, members, ...seen });
}
process.stdout.write(`${JSON.stringify(sights)}\n`, () => process.exit(0));
