import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ImageError } from './image-error.js';

/** A program and its arguments. */
export type Argv = readonly [string, ...string[]];

export interface RunOptions {
  cwd?: string;
  env?: Record<string, string>;
  /** What it reads. */
  input?: string | AsyncIterable<Buffer>;
  /** File that what it writes goes to, instead of the answer. */
  output?: string;
}

/** Tools of this kind are in directories that an ordinary user's PATH lacks on Debian. */
const PATH = `${process.env.PATH ?? ''}:/usr/local/sbin:/usr/sbin:/sbin`;
/** The same output whatever the machine's language and time zone. */
const ENVIRONMENT = { LC_ALL: 'C.UTF-8', TZ: 'UTC' };
/** Of what a failed program said, in characters. */
const KEPT = 4_000;

/**
 * Runs a program to its end and returns what it wrote.
 *
 * @throws ImageError `command.failed` when it can't be started or doesn't succeed
 */
export async function run(argv: Argv, { cwd, env = {}, input, output }: RunOptions = {}): Promise<string> {
  const [program, ...args] = argv;
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, PATH, ...ENVIRONMENT, ...env },
    stdio: 'pipe',
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-KEPT);
  });
  const ended = once(child, 'close') as Promise<[number | null]>;
  try {
    const [answer, , [code]] = await Promise.all([
      output === undefined ? textOf(child.stdout) : toFile(child.stdout, output),
      feed(child.stdin, input),
      ended,
    ]);
    if (code === 0) return answer;
    throw new Error(`it ended with ${code}`);
  } catch (cause) {
    child.kill();
    const why = said.trim() || (cause instanceof Error ? cause.message : String(cause));
    throw new ImageError('command.failed', `${argv.slice(0, 3).join(' ')} … failed: ${why}`, { cause });
  }
}

async function textOf(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

async function toFile(stream: Readable, path: string): Promise<string> {
  await pipeline(stream, createWriteStream(path));
  return '';
}

/** A program that ends before it has read everything says why by its exit code. */
async function feed(stdin: NodeJS.WritableStream, input: RunOptions['input'] = ''): Promise<void> {
  const source = typeof input === 'string' ? Readable.from([input]) : Readable.from(input);
  await pipeline(source, stdin).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}
