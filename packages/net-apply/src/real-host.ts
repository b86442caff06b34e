import { spawn } from 'node:child_process';
import { mkdirSync, watch } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { CommandResult, Host } from './host.js';
import { HostError } from './host-error.js';
import { startListener, startResident } from './resident.js';

const isMissing = (error: unknown) =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH');

const nullWhenMissing = (error: unknown): null => {
  if (isMissing(error)) return null;
  throw error;
};

function run(
  argv: readonly string[],
  options: { stdin?: string; env?: Record<string, string> } = {},
): Promise<CommandResult> {
  const [program = '', ...rest] = argv;
  return new Promise((resolve, reject) => {
    const child = spawn(program, rest, { env: { ...process.env, LC_ALL: 'C', ...options.env } });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', () => reject(new HostError('host.command-missing', `${program} cannot be started`)));
    child.on('close', (code) =>
      resolve({
        code: code ?? -1,
        stdout: Buffer.concat(out).toString(),
        stderr: Buffer.concat(err).toString(),
      }),
    );
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.stdin ?? '');
  });
}

async function launch(
  argv: readonly string[],
  options: { logFile: string; env?: Record<string, string> },
): Promise<number> {
  const [program = '', ...rest] = argv;
  await mkdir(dirname(options.logFile), { recursive: true });
  const log = await open(options.logFile, 'a', 0o600);
  try {
    return await new Promise((resolve, reject) => {
      const child = spawn(program, rest, {
        detached: true,
        stdio: ['ignore', log.fd, log.fd],
        env: { ...process.env, ...options.env },
      });
      child.on('error', () => reject(new HostError('host.command-missing', `${program} cannot be started`)));
      child.on('exit', (code) => resolve(code ?? -1));
    });
  } finally {
    await log.close();
  }
}

async function writeFileAtomic(path: string, content: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = `${path}.new`;
  await writeFile(temporary, content, { mode: content.startsWith('#!') ? 0o700 : 0o600 });
  await rename(temporary, path);
}

function watchDirectory(path: string, onChange: (name: string) => void): () => void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const watcher = watch(path, (_, name) => {
    if (name !== null) onChange(name);
  });
  return () => watcher.close();
}

/** The machine, and the network namespace, that this process runs in. */
export function realHost(): Host {
  return {
    run,
    launch,
    writeFileAtomic,
    readFile: (path) => readFile(path, 'utf8').catch(nullWhenMissing),
    writeProc: (path, content) => writeFile(path, content),
    removeFile: (path) => rm(path, { force: true }),
    listDirectory: async (path) => (await readdir(path).catch(nullWhenMissing)) ?? [],
    spawnResident: startResident,
    listen: startListener,
    watchDirectory,
    kill(pid, signal) {
      try {
        process.kill(pid, signal);
      } catch (error) {
        if (!isMissing(error)) throw error;
      }
    },
    sleep: (ms) => wait(ms).then(() => undefined),
  };
}
