/** The two devices of the network, each in its namespace, without agents. */
import { StationProcess } from '../data-plane/station-process.js';
import { buildStation } from '../data-plane/station-program.js';
import { namespace } from './network.js';

/** Starts both; they keep their state in the directory. The network must stand. */
export async function startStations(
  directory: string,
): Promise<{ site: StationProcess; relay: StationProcess }> {
  const program = await buildStation(directory);
  const start = (node: 'site' | 'relay') =>
    new StationProcess(node, program, `${directory}/${node}`, namespace(node));
  return { site: start('site'), relay: start('relay') };
}
