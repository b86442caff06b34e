/** The two devices of the network, each in its namespace, without agents. */
import { build } from 'esbuild';
import { StationProcess } from '../data-plane/station-process.js';
import { namespace } from './network.js';

/** Starts both; they keep their state in the directory. The network must stand. */
export async function startStations(
  directory: string,
): Promise<{ site: StationProcess; relay: StationProcess }> {
  const program = `${directory}/station.mjs`;
  await build({
    entryPoints: [new URL('../data-plane/station.ts', import.meta.url).pathname],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  });
  const start = (node: 'site' | 'relay') =>
    new StationProcess(node, program, `${directory}/${node}`, namespace(node));
  return { site: start('site'), relay: start('relay') };
}
