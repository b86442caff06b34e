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
  const devices = [...new Set(places.map(({ device }) => device))];
  const first = await look(host, devices);
  const ours = devices.filter((device) => first.all.includes(` ${QUEUE_HANDLE} dev ${device} root `));
  const { blocks } = ours.length === devices.length ? first : await look(host, ours);
  return new Map(
    places.flatMap((place) => {
      const at = ours.indexOf(place.device);
      const listing = steadyListing(blocks[at] ?? '', place);
      return at < 0 || listing === '' ? [] : [[queuePlace(place), listing] as const];
    }),
  );
}

/** The queues of all interfaces, and a block for each of these, if they have a queue of ours. */
async function look(host: Host, devices: readonly string[]): Promise<{ all: string; blocks: string[] }> {
  const lines = ['qdisc show', ...devices.flatMap(showQueue)];
  const listed = await command(host, ['tc', '-force', '-batch', '-'], {
    stdin: `${lines.join('\n')}\n`,
    tolerate: /Cannot find device/,
  });
  const rows = listed.split('\n');
  const isOfAll = (row: string) => /^qdisc \S+ \S+ dev /.test(row);
  const own = rows.filter((row) => !isOfAll(row)).join('\n');
  return { all: rows.filter(isOfAll).join('\n'), blocks: own.split(/^(?=qdisc \S+ \S+ root )/m) };
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
