/** Runs in the guest, from a folder with keys: `node bond-rig.mjs REQUEST` prints what was measured over the bond, both as JSON. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { BondMode } from '@tresse/contracts';
import { type LineScenario, SERVER_ADDRESS } from '@tresse/lab';
import { framesOn, startBond } from './bond.js';
import { makeNetwork } from './network.js';

export interface BondRequest {
  mode: BondMode;
  lines: LineScenario[];
  /** The built line emulator. */
  emulator: string;
  /** Folder of the lab's traffic programs. */
  traffic: string;
  transfers: { way: 'down' | 'up'; seconds: number; flows: number; skipMs: number }[];
}

export interface BondAnswer {
  /** Round trips of pings from the LAN to the server, in ms. */
  pingsMs: number[];
  /** Goodput of each transfer, in Mbit/s. */
  goodputsMbit: number[];
  /** Frames that the transfers put on each line at the site. */
  frames: { sent: number; received: number }[];
}

const request = JSON.parse(process.argv[2] ?? '') as BondRequest;

function ping(count: number): number[] {
  const argv = ['netns', 'exec', 'lan', 'ping', '-c', `${count}`, '-i', '0.1', '-W', '2', SERVER_ADDRESS];
  const text = execFileSync('ip', argv, { encoding: 'utf8' });
  return [...text.matchAll(/time=([\d.]+) ms/g)].map(([, time]) => Number(time));
}

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

await makeNetwork(request.lines, request.emulator);
await Promise.all([startBond(request.mode, request.lines.length), startServer()]);
const pingsMs = ping(4);
const goodputsMbit = request.transfers.map(transfer);
const answer: BondAnswer = { pingsMs, goodputsMbit, frames: framesOn('site', request.lines.length) };
process.stdout.write(`${JSON.stringify(answer)}\n`, () => process.exit(0));
