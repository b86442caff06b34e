import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { LabError } from './lab-error.js';
import { nativeProgram } from './native-program.js';

const SOURCE = fileURLToPath(new URL('../namespace/namespace-holder.c', import.meta.url));

/** A process that keeps a node's namespaces open for others to enter. */
export interface NamespaceHolder {
  pid: number;
  stop(): Promise<void>;
}

/** Starts the holder of a network namespace. Throws LabError `command.failed` with its words. */
export async function holdNamespace(netns: string, cacheDir: string): Promise<NamespaceHolder> {
  const program = await nativeProgram(SOURCE, cacheDir);
  const child = spawn(program, [netns], { stdio: ['pipe', 'pipe', 'pipe'], detached: true });
  let complaint = '';
  child.stderr.on('data', (text) => {
    complaint += text;
  });
  const ended = once(child, 'close');
  ended.catch(() => {});
  await Promise.race([once(createInterface(child.stdout), 'line'), ended]);
  if (child.pid === undefined || child.exitCode !== null) {
    throw new LabError('command.failed', complaint.trim() || 'namespace-holder has ended');
  }
  return {
    pid: child.pid,
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}

/** The command line that runs a program inside a holder's namespaces, in the current directory. */
export function enterArgv(holderPid: number, argv: readonly string[]): [string, ...string[]] {
  return ['nsenter', `--target=${holderPid}`, '--net', '--mount', `--wdns=${process.cwd()}`, '--', ...argv];
}
