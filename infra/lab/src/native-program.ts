import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, mkdir, readFile, rename } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { LabError } from './lab-error.js';

const run = promisify(execFile);

/**
 * Path of the program that `cc -O2` makes of one C source; built when the cache has none of this very text.
 * @throws LabError `command.failed` with the compiler's words
 */
export async function nativeProgram(source: string, cacheDir: string): Promise<string> {
  const hash = createHash('sha256')
    .update(await readFile(source))
    .digest('hex');
  const program = join(cacheDir, `${basename(source, '.c')}-${hash.slice(0, 16)}`);
  if (await exists(program)) return program;
  await mkdir(cacheDir, { recursive: true });
  const unfinished = `${program}.${process.pid}`;
  try {
    await run('cc', ['-O2', '-Wall', '-o', unfinished, source]);
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : String(cause);
    throw new LabError('command.failed', `${source} could not be compiled: ${words}`, { cause });
  }
  await rename(unfinished, program);
  return program;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
