import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { LabError } from './lab-error.js';
import type { Command } from './topology.js';

/** How a child process ended, and all it said. */
export interface CommandResult {
  /** Exit code; 128 + 9 when a signal ended it. */
  code: number;
  stdout: string;
  stderr: string;
}

/** How a program is run. */
export interface RunOptions {
  input?: string;
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** Ends the process with SIGKILL after this many ms. */
  timeoutMs?: number;
  signal?: AbortSignal;
}

/** Runs a program to its end, whatever its exit code. Throws LabError `command.failed` when it can't be started. */
export async function runToEnd(
  argv: readonly [string, ...string[]],
  options: RunOptions = {},
): Promise<CommandResult> {
  const [program, ...args] = argv;
  const child = spawn(program, args, {
    stdio: 'pipe',
    killSignal: 'SIGKILL',
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    ...(options.env === undefined ? {} : { env: options.env }),
    ...(options.timeoutMs === undefined ? {} : { timeout: options.timeoutMs }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  child.stdin.on('error', () => {});
  child.stdin.end(options.input ?? '');
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    return { code: code ?? 137, stdout, stderr };
  } catch (cause) {
    throw new LabError('command.failed', `${argv.join(' ')} could not be run`, { cause });
  }
}

/** Runs commands one after another. Throws LabError `command.failed` at the first that doesn't succeed. */
export async function runAll(commands: readonly Command[]): Promise<void> {
  for (const { argv, input } of commands) {
    const { code, stderr } = await runToEnd(argv, input === undefined ? {} : { input });
    if (code !== 0) {
      throw new LabError('command.failed', `${argv.join(' ')} ended with ${code}: ${stderr.trim()}`);
    }
  }
}
