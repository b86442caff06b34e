import { join } from 'node:path';
import { build } from 'esbuild';

/** Bundles the station into a directory, and gives the path of the program. */
export async function buildStation(directory: string): Promise<string> {
  const outfile = join(directory, 'station.mjs');
  await build({
    entryPoints: [new URL('./station.ts', import.meta.url).pathname],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  return outfile;
}
