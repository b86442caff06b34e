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
export async function listQueues(
  host: Host,
  places: readonly Pick<Queue, 'device' | 'lane'>[],
): Promise<Map<string, string>> {
  if (places.length === 0) return new Map();
  const all = await command(host, ['tc', 'qdisc', 'show']);
  const devices = [...new Set(places.map(({ device }) => device))];
  const ours = devices.filter((device) => all.includes(` ${QUEUE_HANDLE} dev ${device} root `));
  const stdin = ours.flatMap((device) => [`qdisc show dev ${device}`, `class show dev ${device}`]);
  const listed = await command(host, ['tc', '-force', '-batch', '-'], {
    stdin: `${stdin.join('\n')}\n`,
    tolerate: /Cannot find device/,
  });
  const blocks = listed.split(/^(?=qdisc \S+ \S+ root )/m);
  return new Map(
    places.flatMap((place) => {
      const at = ours.indexOf(place.device);
      const listing = steady(blocks[at] ?? '', place.lane);
      return at < 0 || listing === '' ? [] : [[queuePlace(place), listing] as const];
    }),
  );
}

/**
 * Queues and the classes of HTB, sorted; the connections that a fair queue lists as its classes come and go. Of an
 * interface with lanes those of one lane alone.
 */
function steady(listing: string, lane: number | undefined): string {
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
