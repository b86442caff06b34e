import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { z } from 'zod';

/**
 * Replaces a file (mode 0600) so that after a power cut it is the old or the new one, whole: written aside, flushed,
 * renamed, and the directory flushed (rename(2), fsync(2)). Makes its directory (mode 0700).
 */
export async function writeDurably(path: string, content: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const aside = `${path}.new`;
  const file = await open(aside, 'w', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(aside, path);
  const directory = await open(dirname(path), 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

/** Content of a file, or undefined when there is none. */
export async function readIfPresent(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** What a JSON file holds, or undefined when it is absent or not of this shape (`onInvalid` is told). */
export async function readJsonFile<T>(
  path: string,
  schema: z.ZodType<T>,
  onInvalid: (reason: string) => void,
): Promise<T | undefined> {
  const text = await readIfPresent(path);
  if (text === undefined) return undefined;
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    onInvalid(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}
