import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, watch } from 'node:fs';
import {
  copyFile,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Answers } from './answers.js';
import type { CommandResult, Host, RunOptions } from './host.js';
import { HostError } from './host-error.js';
import { startListener, startResident } from './resident.js';

const isMissing = (error: unknown) =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  (error.code === 'ENOENT' || error.code === 'ESRCH');

const nullWhenMissing = (error: unknown): null => {
  if (isMissing(error)) return null;
  throw error;
};

/** A command that has not ended by then never will; a pass that waited for it could not be undone, in ms. */
const COMMAND_LIMIT_MS = 30_000;

function run(
  argv: readonly string[],
  { stdin = '', env, limitMs }: RunOptions & { limitMs: number },
): Promise<CommandResult> {
  const [program = '', ...rest] = argv;
  return new Promise((resolve, reject) => {
    const child = spawn(program, rest, { env: { ...process.env, LC_ALL: 'C', ...env } });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    const limit = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new HostError('host.timeout', `${program} did not end within ${limitMs} ms`));
    }, limitMs);
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', () => {
      clearTimeout(limit);
      reject(new HostError('host.command-missing', `${program} cannot be started`));
    });
    child.on('close', (code) => {
      clearTimeout(limit);
      resolve({
        code: code ?? -1,
        stdout: Buffer.concat(out).toString(),
        stderr: Buffer.concat(err).toString(),
      });
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(stdin);
  });
}

async function launch(
  argv: readonly string[],
  options: { logFile: string; env?: Record<string, string> },
  limitMs: number,
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
      const limit = setTimeout(() => {
        child.kill('SIGKILL');
        reject(new HostError('host.timeout', `${program} did not go to the background within ${limitMs} ms`));
      }, limitMs);
      child.on('error', () => {
        clearTimeout(limit);
        reject(new HostError('host.command-missing', `${program} cannot be started`));
      });
      child.on('exit', (code) => {
        clearTimeout(limit);
        resolve(code ?? -1);
      });
    });
  } finally {
    await log.close();
  }
}

/**
 * What the kernel makes up on the spot is read at once: a look at the host reads a hundred such files, and for each of
 * them the asynchronous way takes a buffer of 64 kB, since they tell no size, and four turns of the thread pool.
 */
async function readText(path: string): Promise<string | null> {
  try {
    return path.startsWith('/proc/') ? readFileSync(path, 'utf8') : await readFile(path, 'utf8');
  } catch (error) {
    return nullWhenMissing(error);
  }
}

const writing = new Map<string, Promise<void>>();

/** Two who write the same file do so one after the other. */
async function writeFileAtomic(path: string, content: string): Promise<void> {
  const before = writing.get(path) ?? Promise.resolve();
  const mine = before.catch(() => undefined).then(() => replaceFile(path, content));
  writing.set(path, mine);
  try {
    await mine;
  } finally {
    if (writing.get(path) === mine) writing.delete(path);
  }
}

async function replaceFile(path: string, content: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const temporary = `${path}.new`;
  await writeFile(temporary, content, { mode: content.startsWith('#!') ? 0o700 : 0o600 });
  await rename(temporary, path);
}

function watchDirectory(
  path: string,
  onChange: (name: string) => void,
  { isOurs }: { isOurs: boolean },
): () => void {
  if (isOurs) mkdirSync(path, { recursive: true, mode: 0o700 });
  else if (!existsSync(path)) return () => undefined;
  const watcher = watch(path, (_, name) => {
    if (name !== null) onChange(name);
  });
  // A directory that goes away is no longer watched; what is in it is looked at by each pass as well.
  watcher.on('error', () => watcher.close());
  return () => watcher.close();
}

/** Programs hold their logs open for months, so the text is copied aside and the file emptied in its place. */
async function shorten(path: string, mostBytes: number): Promise<void> {
  const found = await stat(path).catch(nullWhenMissing);
  if (found === null || found.size <= mostBytes) return;
  await copyFile(path, `${path}.old`);
  await truncate(path);
}

/** The machine, and the network namespace, that this process runs in; a command that sets no limit has `commandLimitMs`. */
export function realHost(commandLimitMs = COMMAND_LIMIT_MS): Host {
  const answers = new Answers(startResident, commandLimitMs);
  return {
    ask: (program, question, names) => answers.ask(program, question, names),
    run: (argv, options) => run(argv, { limitMs: commandLimitMs, ...options }),
    shorten,
    launch: (argv, options) => launch(argv, options, commandLimitMs),
    writeFileAtomic,
    readFile: readText,
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
