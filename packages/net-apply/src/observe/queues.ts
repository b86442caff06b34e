import { contentHash, laneOf, type Paths, QUEUE_HANDLE, type Queue } from '@tresse/net-plan';
import { command } from '../command.js';
import type { Host } from '../host.js';
import { queuePlace, readQueueRecord, recordedQueues } from '../state-files.js';

/** What changes of a queue's listing while it works. */
const UNSTEADY = / (refcnt|direct_packets_stat) \d+/g;

/** The queues that we have made and that are still there; one that somebody has changed shows a rate of 0. */
export async function observeQueues(host: Host, paths: Paths): Promise<Queue[]> {
  const places = await recordedQueues(host, paths);
  const records = (await Promise.all(places.map((place) => readQueueRecord(host, paths, place)))).filter(
    (record) => record !== null,
  );
  const listings = await listQueues(
    host,
    records.map(({ queue }) => queue),
  );
  return records.flatMap(({ queue, listing }): Queue[] => {
    const seen = listings.get(queuePlace(queue));
    if (seen === undefined) return [];
    return [{ ...queue, rateKbit: listing === contentHash(seen) ? queue.rateKbit : 0 }];
  });
}

/** What queues at those of these places that have a queue of ours, as text to compare. */
async function listQueues(
  host: Host,
  places: readonly Pick<Queue, 'device' | 'lane'>[],
): Promise<Map<string, string>> {
  if (places.length === 0) return new Map();
  const listings = await look(host, [...new Set(places.map(({ device }) => device))]);
  return new Map(
    places.flatMap((place) => {
      const listing = steadyListing(listings.get(place.device) ?? '', place);
      return listing === '' ? [] : [[queuePlace(place), listing] as const];
    }),
  );
}

/**
 * What queues at those of these interfaces that have a queue of ours. The queues of all interfaces are asked for at
 * once: asked for those of one, the kernel tells them all, and `tc` leaves the others out.
 */
async function look(host: Host, devices: readonly string[]): Promise<Map<string, string>> {
  const rows = await showClasses(host, devices, ['qdisc show']);
  const queues = queuesByDevice(rows);
  const ours = devices.filter((device) => queues.get(device)?.some(isOurRoot));
  const trees = ours.filter((device) => queues.get(device)?.some(isOurTree));
  const told = ours.length === devices.length ? rows : await showClasses(host, trees);
  const classes = classesByDevice(trees, told) ?? (await classesOfEach(host, trees));
  return new Map(
    ours.map((device) => [
      device,
      [...(queues.get(device) ?? []), ...(classes.get(device) ?? [])].join('\n'),
    ]),
  );
}

const isOurRoot = (row: string) => row.includes(` ${QUEUE_HANDLE} root `);
const isOurTree = (row: string) => row.startsWith(`qdisc htb ${QUEUE_HANDLE} root `);

async function showClasses(
  host: Host,
  devices: readonly string[],
  before: readonly string[] = [],
): Promise<string[]> {
  const lines = [...before, ...devices.map((device) => `class show dev ${device}`)];
  const listed = await command(host, ['tc', '-force', '-batch', '-'], {
    stdin: `${lines.join('\n')}\n`,
    tolerate: /Cannot find device/,
  });
  return listed.split('\n');
}

/** The queues of each interface from those of all, in the words in which `tc` tells them of one. */
function queuesByDevice(rows: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const row of rows) {
    const [, head, device = '', rest] = /^(qdisc \S+ \S+) dev (\S+)( .*)$/.exec(row) ?? [];
    if (head === undefined) continue;
    const known = found.get(device);
    if (known) known.push(`${head}${rest}`);
    else found.set(device, [`${head}${rest}`]);
  }
  return found;
}

/**
 * The classes of each of these interfaces from a listing of one after another, which doesn't say where the next begins:
 * there a class comes that was there before. Undefined where that doesn't come out even.
 */
function classesByDevice(
  devices: readonly string[],
  rows: readonly string[],
): Map<string, string[]> | undefined {
  const blocks: Map<string, string>[] = [];
  for (const row of rows) {
    const id = /^class htb (\S+) /.exec(row)?.[1];
    if (id === undefined) continue;
    const last = blocks.at(-1);
    if (last === undefined || last.has(id)) blocks.push(new Map([[id, row]]));
    else last.set(id, row);
  }
  if (blocks.length !== devices.length) return undefined;
  return new Map(devices.map((device, place) => [device, [...(blocks[place]?.values() ?? [])]]));
}

async function classesOfEach(host: Host, devices: readonly string[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const device of devices) found.set(device, await showClasses(host, [device]));
  return found;
}

/** What `tc` is asked to list all that queues at an interface, without its name. */
export function showQueue(device: string): string[] {
  return [`qdisc show dev ${device}`, `class show dev ${device}`];
}

/**
 * Queues and the classes of HTB, sorted; the connections that a fair queue lists as its classes come and go. Of an
 * interface with lanes those of one lane alone.
 */
export function steadyListing(listing: string, { lane }: { lane?: number }): string {
  const lines = listing.split('\n').filter((line) => /^(qdisc|class htb) /.test(line));
  return lines
    .filter((line) => lane === undefined || isOfLane(line, lane))
    .map((line) => line.replaceAll(UNSTEADY, ''))
    .sort()
    .join('\n');
}

/** `class htb 7e5:49 parent 7e5:48 …` and `qdisc bfifo 8001: parent 7e5:49 …` name their class, or the one above. */
function isOfLane(line: string, lane: number): boolean {
  const [, id = ''] = /^class htb (\S+)|parent (\S+)/.exec(line)?.filter(Boolean) ?? [];
  return laneOf(id) === lane;
}
