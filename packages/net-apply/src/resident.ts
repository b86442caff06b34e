import { spawn } from 'node:child_process';
import { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import type { Resident } from './host.js';
import { HostError } from './host-error.js';

/** Starts a program that reads commands line by line and ends with its standard input. */
export function startResident(argv: readonly string[]): Resident {
  const [program = '', ...rest] = argv;
  const child = spawn(program, rest, { env: { ...process.env, LC_ALL: 'C' } });
  const exitListeners: (() => void)[] = [];
  let ended = false;
  const end = () => {
    if (ended) return;
    ended = true;
    for (const listener of exitListeners) listener();
  };
  child.on('error', end);
  // Unlike `exit`, when all that it has said was read.
  child.on('close', end);
  child.stdin.on('error', end);
  // What nobody waits for keeps this process from nothing, least of all from its end.
  child.unref();
  for (const pipe of child.stdio) if (pipe instanceof Socket) pipe.unref();
  const output = createInterface({ input: child.stdout });
  const complaints = createInterface({ input: child.stderr });
  return {
    write(lines) {
      if (ended) throw new HostError('host.not-ready', `${program} has ended`);
      child.stdin.write(`${lines.join('\n')}\n`);
    },
    onLine(listener) {
      output.on('line', (line) => listener(line, false));
      complaints.on('line', (line) => listener(line, true));
    },
    onExit: (listener) => {
      exitListeners.push(listener);
    },
    end: () => {
      child.stdin.end();
    },
  };
}

/** Starts a program that tells what happens line by line, and ends it when told to. */
export function startListener(
  argv: readonly string[],
  onLine: (line: string) => void,
  onEnd: () => void,
): () => void {
  const [program = '', ...rest] = argv;
  const child = spawn(program, rest, {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, LC_ALL: 'C' },
  });
  let ended = false;
  const end = () => {
    if (ended) return;
    ended = true;
    onEnd();
  };
  child.on('error', end);
  child.on('exit', end);
  createInterface({ input: child.stdout }).on('line', onLine);
  return () => {
    ended = true;
    child.kill();
  };
}
