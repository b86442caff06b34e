/** The whole system on a scenario's lines with one provisioned site, and hands to measure it with. */
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { root } from '../../infra/local/machine.mjs';
import { Sentence } from '../../infra/local/step.mjs';

/** Two benches run at once as two instances. */
const INSTANCE = process.env.TRESSE_INSTANCE ?? 'bench';
const SERVER_ADDRESS = '198.51.100.10';
/** What the proxies still hold of an ended transfer must have gone before the next one; in ms. */
const DRAINED = { withinMs: 60_000, lookEachMs: 250 };
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
 * @property {() => Promise<{ at: number, cpuMs: number, memoryMb: number }>} agentUse of the site's agent since its start
 * @property {(plane: import('./planes.mjs').Plane) => Promise<void>} joinBy makes the site join its lines so
 * @property {(on: boolean) => Promise<void>} sendVoiceTwice of which the calls are the only traffic
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
      agentUse: async () => useOf(await on('site', ['cat', `/proc/${await agentPid(on)}/stat`])),
      joinBy: async ({ braid }) => void (await changeSite(session, site.id, { braid })),
      sendVoiceTwice: async (duplicateVoice) =>
        void (await changeSite(session, site.id, { quality: voiceQuality(duplicateVoice) })),
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

function transferCommand(direction, seconds, flows) {
  const program = join(root, 'infra/lab/traffic/transfer.mjs');
  return [process.execPath, program, direction, `http://${SERVER_ADDRESS}`, String(seconds), String(flows)];
}

const rideCommand = (seconds) => [
  ...[process.execPath, join(root, 'infra/lab/traffic/ride.mjs')],
  ...[`http://${SERVER_ADDRESS}`, String(seconds)],
];

const fetchCommand = (from) => [
  ...['curl', '-s', '-o', '/dev/null', '-m', '20', '-w', '%{time_starttransfer}'],
  ...(from === null ? [] : ['--interface', from]),
  `http://${SERVER_ADDRESS}/bytes?count=1000`,
];

const CALL_PORT = 7;

function callCommand(seconds) {
  const program = join(root, 'infra/lab/traffic/call.mjs');
  return [process.execPath, program, SERVER_ADDRESS, String(CALL_PORT), String(seconds)];
}

const voiceQuality = (duplicateVoice) => ({
  shaping: true,
  duplicateVoice,
  priorities: [
    {
      name: 'Calls',
      match: { protocol: 'udp', ports: [{ first: CALL_PORT, last: CALL_PORT }], to: [], from: [] },
      class: 'voice',
    },
  ],
});

/** The site's agent, by the heartbeats that it alone listens for. */
async function agentPid(on) {
  const sockets = await on('site', ['ss', '-u', '-a', '-n', '-p', '-H']);
  const [, pid] = /users:\(\("[^"]*node[^"]*",pid=(\d+)/.exec(sockets) ?? [];
  if (pid === undefined) throw new Sentence('The site has no agent that listens for heartbeats.');
  return pid;
}

/** Clock ticks and pages as Linux counts them: USER_HZ is 100, a page is 4096 bytes on what the bench runs on. */
const TICK_MS = 10;
const PAGE_BYTES = 4_096;

/** Source: proc(5), /proc/[pid]/stat: utime, stime and rss are fields 14, 15 and 24. */
function useOf(stat) {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return {
    at: Date.now(),
    cpuMs: (Number(fields[11]) + Number(fields[12])) * TICK_MS,
    memoryMb: (Number(fields[21]) * PAGE_BYTES) / 2 ** 20,
  };
}

/** What the proxies say to each other, closing connections too: through the tunnels, or on bare lines at these ports. */
const DIRECT_PORTS = [4_433, 4_438, 4_439, 4_440];
const UNSENT = [
  ...['ss', '-t', '-n', '-H', '-O', 'state', 'connected'],
  ...['(', 'dst', '10.77.0.0/16'],
  ...DIRECT_PORTS.flatMap((port) => ['or', 'sport', '=', `:${port}`, 'or', 'dport', '=', `:${port}`]),
  ')',
];

/** Sum of the third column, Send-Q, of ss(8). */
function bytesToSend(printed) {
  const rows = printed.split('\n').filter((row) => row !== '');
  return rows.reduce((sum, row) => sum + Number(row.split(/\s+/)[2]), 0);
}

const pingCommand = (count) => ['ping', '-n', '-i', '0.2', '-c', String(count), SERVER_ADDRESS];

/** Source: ping(8), `time=12.3 ms` in each line of an answer. */
function roundTrips(printed) {
  return [...printed.matchAll(/time=([\d.]+) ms/g)].map(([, ms]) => Number(ms));
}
