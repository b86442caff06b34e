/** The programs that the bench runs in the lab, and what their output says. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../infra/local/machine.mjs';
import { Sentence } from '../../infra/local/step.mjs';

const SERVER_ADDRESS = '198.51.100.10';

/** A transfer metered by its receiver. */
export function transferCommand(direction, seconds, flows) {
  const program = join(root, 'infra/lab/traffic/transfer.mjs');
  return [process.execPath, program, direction, `http://${SERVER_ADDRESS}`, String(seconds), String(flows)];
}

/** A download that begins anew when it is broken off. */
export const rideCommand = (seconds) => [
  ...[process.execPath, join(root, 'infra/lab/traffic/ride.mjs')],
  ...[`http://${SERVER_ADDRESS}`, String(seconds)],
];

/** One small fetch, by the braid or from the address of a line; prints the seconds to its first byte. */
export const fetchCommand = (from) => [
  ...['curl', '-s', '-o', '/dev/null', '-m', '20', '-w', '%{time_starttransfer}'],
  ...(from === null ? [] : ['--interface', from]),
  `http://${SERVER_ADDRESS}/bytes?count=1000`,
];

const CALL_PORT = 7;

/** A call of 50 datagrams a second. */
export function callCommand(seconds) {
  const program = join(root, 'infra/lab/traffic/call.mjs');
  return [process.execPath, program, SERVER_ADDRESS, String(CALL_PORT), String(seconds)];
}

/** What a site is told so that calls are its voice, and sent twice or not. */
export const voiceQuality = (duplicateVoice) => ({
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

/** Where the site leads what it sends twice: it does so once the relay has answered (`TABLE.twin` of net-plan). */
export const TWIN_ENTRANCE = ['ip', '-json', 'route', 'show', 'table', 'all'];
const TWIN_TABLE = '900';

/** @param {string} text what `TWIN_ENTRANCE` answers */
export const leadsAnywhere = (text) => JSON.parse(text).some(({ table }) => table === TWIN_TABLE);

/** The agent of an end, by the heartbeats that it alone listens for. */
export async function agentPid(on, end) {
  const sockets = await on(end, ['ss', '-u', '-a', '-n', '-p', '-H']);
  const [, pid] = /users:\(\("[^"]*node[^"]*",pid=(\d+)/.exec(sockets) ?? [];
  if (pid === undefined) throw new Sentence(`The ${end} has no agent that listens for heartbeats.`);
  return pid;
}

/** Clock ticks and pages as Linux counts them: USER_HZ is 100, a page is 4096 bytes on what the bench runs on. */
const TICK_MS = 10;
const PAGE_BYTES = 4_096;

/**
 * Processor time and memory in a /proc/PID/stat, and the time of children that have ended. Source: proc(5): utime, stime,
 * cutime, cstime and rss are fields 14 to 17 and 24.
 */
export function useOf(stat) {
  const fields = fieldsOf(stat);
  return {
    at: Date.now(),
    cpuMs: (Number(fields[11]) + Number(fields[12])) * TICK_MS,
    childrenMs: (Number(fields[13]) + Number(fields[14])) * TICK_MS,
    memoryMb: (Number(fields[21]) * PAGE_BYTES) / 2 ** 20,
  };
}

/** From the third on, which follow the name in brackets. */
const fieldsOf = (stat) => stat.slice(stat.lastIndexOf(')') + 2).split(' ');

/** The same of a process that runs, with its children that have not ended yet. */
export function useWithChildren(pid) {
  const use = useOf(statOf(pid));
  for (const other of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const stat = statOf(other);
    if (fieldsOf(stat)[1] !== String(pid)) continue;
    const { cpuMs, childrenMs } = useOf(stat);
    use.childrenMs += cpuMs + childrenMs;
  }
  return use;
}

/** Empty of a process that has ended. */
function statOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return '';
    throw error;
  }
}

/** Ports of the relay for carrier `direct`, one for each class. */
const DIRECT_PORTS = [4_433, 4_438, 4_439, 4_440];
/** Shows what the proxies say to each other, closing connections too: through the tunnels, or on bare lines at those ports. */
export const UNSENT = [
  ...['ss', '-t', '-n', '-H', '-O', 'state', 'connected'],
  ...['(', 'dst', '10.77.0.0/16'],
  ...DIRECT_PORTS.flatMap((port) => ['or', 'sport', '=', `:${port}`, 'or', 'dport', '=', `:${port}`]),
  ')',
];

/** Sum of the third column, Send-Q, of ss(8). */
export function bytesToSend(printed) {
  const rows = printed.split('\n').filter((row) => row !== '');
  return rows.reduce((sum, row) => sum + Number(row.split(/\s+/)[2]), 0);
}

/** Echoes to the server, one each 200 ms. */
export const pingCommand = (count) => ['ping', '-n', '-i', '0.2', '-c', String(count), SERVER_ADDRESS];

/** Round trips in what `ping` printed, in ms. Source: ping(8), `time=12.3 ms` in each line of an answer. */
export function roundTrips(printed) {
  return [...printed.matchAll(/time=([\d.]+) ms/g)].map(([, ms]) => Number(ms));
}
