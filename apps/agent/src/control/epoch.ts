import { join } from 'node:path';
import { z } from 'zod';
import { readJsonFile, writeDurably } from '../disk/index.js';

/** Gives a higher number at each call, across restarts: the session epoch of each connection. */
export function epochCounter(stateDir: string): () => Promise<number> {
  const path = join(stateDir, 'epoch.json');
  let last: number | undefined;
  return async () => {
    last ??= (await readJsonFile(path, z.int().min(0), () => undefined)) ?? 0;
    last += 1;
    await writeDurably(path, JSON.stringify(last));
    return last;
  };
}
