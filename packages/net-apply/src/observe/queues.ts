import { contentHash, laneOf, type Paths, type Queue } from '@tresse/net-plan';
import type { Host } from '../host.js';
import { queuePlace, readQueueRecord, recordedQueues } from '../state-files.js';
import { listInterfaces } from './queue-listing.js';

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
  const listings = await listInterfaces(host, places);
  const lanes = new Map<string, ReadonlyMap<number, string>>();
  const lanesOf = (device: string) => {
    const known = lanes.get(device) ?? rowsByLane(listings.get(device) ?? '');
    lanes.set(device, known);
    return known;
  };
  return new Map(
    places.flatMap((place) => {
      const { device, lane } = place;
      const rows = lane === undefined ? (listings.get(device) ?? '') : (lanesOf(device).get(lane) ?? '');
      const listing = steadyListing(rows, place);
      return listing === '' ? [] : [[queuePlace(place), listing] as const];
    }),
  );
}

/** The rows of each lane of an interface, in one walk: a relay has hundreds of lanes on one. */
function rowsByLane(listing: string): Map<number, string> {
  const found = new Map<number, string>();
  for (const row of listing.split('\n')) {
    const lane = laneIn(row);
    if (lane !== null) found.set(lane, `${found.get(lane) ?? ''}${row}\n`);
  }
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
    .filter((line) => lane === undefined || laneIn(line) === lane)
    .map((line) => line.replaceAll(UNSTEADY, ''))
    .sort()
    .join('\n');
}

/** `class htb 7e5:49 parent 7e5:48 …` and `qdisc bfifo 8001: parent 7e5:49 …` name their class, or the one above. */
function laneIn(line: string): number | null {
  const [, id = ''] = /^class htb (\S+)|parent (\S+)/.exec(line)?.filter(Boolean) ?? [];
  return laneOf(id);
}
