/** Runs in the guest, from a folder with keys: `node bond-rig.mjs REQUEST` prints what was measured over the bond, both as JSON. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { BondMode } from '@tresse/contracts';
import { type LineScenario, SERVER_ADDRESS } from '@tresse/lab';
import { PlannedBond } from './bond.js';
import { makeNetwork } from './network.js';

export interface BondRequest {
  mode: BondMode;
  lines: LineScenario[];
  /** The built line emulator. */
  emulator: string;
  /** Folder of the lab's traffic programs. */
  traffic: string;
  transfers: { way: 'down' | 'up'; seconds: number; flows: number; skipMs: number }[];
  /** Pings before the transfers. */
  pings: number;
  /** Whether line 1 is then taken out at a verdict and back again. */
  loseLine: boolean;
}

export interface BondAnswer {
  /** Round trips of pings from the LAN to the server, in ms. */
  pingsMs: number[];
  /** Goodput of each transfer, in Mbit/s. */
  goodputsMbit: number[];
  /** Frames that the transfers put on each line at the site. */
  frames: { sent: number; received: number }[];
  /** Taps in the bonds of site and relay while line 1 is out, how pings went then, and the taps when it is back. */
  lost: { without: string[][]; pingsMs: number[]; back: string[][] } | null;
}

const request = JSON.parse(process.argv[2] ?? '') as BondRequest;

function ping(...argv: string[]): number[] {
  const text = execFileSync('ip', ['netns', 'exec', 'lan', 'ping', ...argv, SERVER_ADDRESS], {
    encoding: 'utf8',
  });
  return [...text.matchAll(/time=([\d.]+) ms/g)].map(([, time]) => Number(time));
}

const pings = (count: number) => ping('-c', `${count}`, '-i', '0.1', '-W', '2');

async function startServer(): Promise<void> {
  const program = join(request.traffic, 'internet-server.mjs');
  const server = spawn('ip', ['netns', 'exec', 'server', process.execPath, program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(server.stdout, 'data');
}

function transfer({ way, seconds, flows, skipMs }: BondRequest['transfers'][number]): number {
  const program = join(request.traffic, 'transfer.mjs');
  const argv = [program, way, `http://${SERVER_ADDRESS}`, ...[seconds, flows, skipMs].map(String)];
  const text = execFileSync('ip', ['netns', 'exec', 'lan', process.execPath, ...argv], { encoding: 'utf8' });
  return (JSON.parse(text) as { goodputMbit: number }).goodputMbit;
}

/** Resolves when the tunnels' handshakes are over and a first ping has come back. */
async function untilAnswered(): Promise<void> {
  for (let tries = 0; tries < 80; tries++) {
    try {
      ping('-c', '1', '-W', '1');
      return;
    } catch {
      await pause(250);
    }
  }
  throw new Error(`nothing comes back over the bond: ${bond.log()}`);
}

async function loseLine(bond: PlannedBond): Promise<BondAnswer['lost']> {
  const members = () => [bond.members('site'), bond.members('relay')];
  await bond.turn(1, 'down');
  const without = members();
  const pingsMs = pings(4);
  await bond.turn(1, 'up');
  return { without, pingsMs, back: members() };
}

await makeNetwork(request.lines, request.emulator);
const bond = new PlannedBond(request.mode, request.lines.length);
await Promise.all([bond.start(), startServer()]);
await untilAnswered();
const pingsMs = pings(request.pings);
const goodputsMbit = request.transfers.map(transfer);
const frames = bond.frames();
const lost = request.loseLine ? await loseLine(bond) : null;
const answer: BondAnswer = { pingsMs, goodputsMbit, frames, lost };
process.stdout.write(`${JSON.stringify(answer)}\n`, () => process.exit(0));
