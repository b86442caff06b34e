import { createHash } from 'node:crypto';
import { mkdir, readFile, rename } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { exists } from './exists.js';
import { LabError } from './lab-error.js';
import { runToEnd } from './run-command.js';

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
  const { code, stderr } = await runToEnd(['cc', '-O2', '-Wall', '-o', unfinished, source]);
  if (code !== 0) throw new LabError('command.failed', `${source} could not be compiled: ${stderr}`);
  await rename(unfinished, program);
  return program;
}
