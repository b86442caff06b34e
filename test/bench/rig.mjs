/** The whole system on a scenario's lines with one provisioned site, and hands to measure it with. */
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Sentence } from '../../infra/local/step.mjs';
import {
  agentPid,
  bytesToSend,
  callCommand,
  fetchCommand,
  leadsAnywhere,
  pingCommand,
  rideCommand,
  roundTrips,
  TWIN_ENTRANCE,
  transferCommand,
  UNSENT,
  useWithChildren,
  voiceQuality,
} from './programs.mjs';
import { makeRoomForTunnels } from './socket-buffers.mjs';

/** Two benches run at once as two instances. */
const INSTANCE = process.env.TRESSE_INSTANCE ?? 'bench';
/** What the proxies still hold of an ended transfer must have gone before the next one; in ms. */
const DRAINED = { withinMs: 60_000, lookEachMs: 250 };
/** WireGuard asks again after 5 s where its first question was not heard, and the agent looks ever more rarely; in ms. */
const TWICE = { withinMs: 30_000, lookEachMs: 250 };
const run = promisify(execFile);

/**
 * @typedef {object} Rig
 * @property {import('../../infra/lab/dist/index.js').Scenario} scenario
 * @property {(direction: 'down' | 'up', seconds: number, flows: number) => Promise<Reading>} transfer
 * @property {(count: number) => Promise<number[]>} ping round trips of the LAN client to the server in ms, one each 200 ms
 * @property {string[]} lineAddresses of the lines at the site, in their order
 * @property {(count: number, from: string | null) => Promise<number[]>} fetch ms to the first byte of small fetches, one
 *   after the other: by the LAN client through the braid, or by the site from a line's address
 * @property {(seconds: number) => Promise<Reading & { sent: number, lost: number, twice: number }>} call 50 datagrams a
 *   second by the LAN client, each sent back
 * @property {(seconds: number) => Promise<Reading & { lost: number }>} ride a download by the LAN client that begins anew
 *   when it is broken off
 * @property {(end?: 'site' | 'relay') => Promise<{ at: number, cpuMs: number, childrenMs: number, memoryMb: number }>} agentUse
 *   of the site's agent, or the relay's, since its start; with the programs that it has started
 * @property {(plane: import('./planes.mjs').Plane) => Promise<void>} joinBy makes the site join its lines so
 * @property {(on: boolean) => Promise<void>} sendVoiceTwice of which the calls are the only traffic;
 *   resolves when it is so
 * @property {(line: string, action: 'cut' | 'restore') => Promise<void>} line
 * @property {() => Promise<void>} ready resolves when every line is up and nothing is left of earlier transfers
 * @property {() => Promise<void>} stop leaves nothing
 * @typedef {import('./reading.mjs').Reading} Reading
 */

/**
 * Starts Tresse as an instance with data of its own and provisions a site on the scenario's lines.
 * @param {string} file
 * @returns {Promise<Rig>}
 */
export async function startRig(file) {
  const { LabClient, awaitSite, changeSite, lineAddresses, provisionDemoSite, readScenario } = await import(
    '../../infra/lab/dist/index.js'
  );
  const { startTresse } = await import('../../infra/local/tresse.mjs');
  const scenario = await readScenario(resolve(file)).catch((error) => {
    throw new Sentence(error.message);
  });
  const dataDir = await mkdtemp(join(tmpdir(), 'tresse-bench-'));
  await chmod(dataDir, 0o755);
  const stops = [() => rm(dataDir, { recursive: true, force: true })];
  const stop = async () => {
    for (const one of stops.splice(0).reverse()) await one();
  };
  try {
    stops.push(await makeRoomForTunnels());
    const options = { instance: INSTANCE, dataDir, portalPort: 0, apiPort: 0, scenario: resolve(file) };
    const tresse = await startTresse(options);
    stops.push(tresse.stop);
    const lab = await LabClient.find([dataDir]);
    const person = { name: 'Bench', email: 'bench@tresse.example', password: 'three ripe pears' };
    const { session, site } = await provisionDemoSite(tresse.portalUrl, { ...person, organization: 'Bench' });
    const on = async (node, argv) => {
      const [program, ...args] = lab.command(node, argv) ?? [];
      const { stdout } = await run(program, args, { maxBuffer: 16 * 1024 * 1024 }).catch((error) => {
        throw new Sentence(error.stderr || error.message);
      });
      return stdout;
    };
    const asLanClient = (argv) => on('lan', argv);
    const drained = async () => {
      const deadline = Date.now() + DRAINED.withinMs;
      for (const node of ['site', 'relay']) {
        while (bytesToSend(await on(node, UNSENT)) > 0) {
          if (Date.now() > deadline)
            throw new Sentence(`The ${node} still sends what an ended transfer left.`);
          await pause(DRAINED.lookEachMs);
        }
      }
    };
    return {
      scenario,
      transfer: async (direction, seconds, flows) =>
        JSON.parse(await asLanClient(transferCommand(direction, seconds, flows))),
      ping: async (count) => roundTrips(await asLanClient(pingCommand(count))),
      lineAddresses: scenario.lines.map((_, place) => lineAddresses(place + 1).site),
      fetch: async (count, from) => {
        const times = [];
        for (let one = 0; one < count; one++) {
          times.push(Number(await on(from === null ? 'lan' : 'site', fetchCommand(from))) * 1_000);
        }
        return times;
      },
      call: async (seconds) => JSON.parse(await asLanClient(callCommand(seconds))),
      ride: async (seconds) => JSON.parse(await asLanClient(rideCommand(seconds))),
      agentUse: async (end = 'site') => useWithChildren(await agentPid(on, end)),
      joinBy: async ({ braid }) => void (await changeSite(session, site.id, { braid })),
      sendVoiceTwice: async (duplicateVoice) => {
        await changeSite(session, site.id, { quality: voiceQuality(duplicateVoice) });
        const deadline = Date.now() + TWICE.withinMs;
        while (leadsAnywhere(await on('site', TWIN_ENTRANCE)) !== duplicateVoice) {
          if (Date.now() > deadline)
            throw new Sentence('The site does not follow a change of how voice is sent.');
          await pause(TWICE.lookEachMs);
        }
      },
      line: async (name, action) => void (await lab.line(name, action)),
      ready: async () => {
        await awaitSite(session, site.id, 'all lines are up', ({ state }) => state === 'up', 60_000);
        await drained();
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
