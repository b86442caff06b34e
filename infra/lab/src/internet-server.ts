import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { LabError } from './lab-error.js';
import { enterArgv } from './namespace-holder.js';

const PROGRAM = fileURLToPath(new URL('../traffic/internet-server.mjs', import.meta.url));

/** Starts the server that clients measure against; resolves when it listens. It ends with its namespace. */
export async function startInternetServer(holderPid: number): Promise<void> {
  const [program, ...args] = enterArgv(holderPid, [process.execPath, PROGRAM]);
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  const ended = once(child, 'exit').then(() => {
    throw new LabError('command.failed', 'The internet server could not be started.');
  });
  ended.catch(() => {});
  await Promise.race([once(createInterface(child.stdout), 'line'), ended]);
  child.stdout.resume();
}
