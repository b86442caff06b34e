import { contentHash, type Paths, QUEUE_HANDLE, type Queue } from '@tresse/net-plan';
import { command } from '../command.js';
import type { Host } from '../host.js';
import { readQueueRecord, recordedQueues } from '../state-files.js';

/** What changes of a queue's listing while it works. */
const UNSTEADY = / (refcnt|direct_packets_stat) \d+/g;

/** The queues that we have made and that are still there; one that somebody has changed shows a rate of 0. */
export async function observeQueues(host: Host, paths: Paths): Promise<Queue[]> {
  const devices = await recordedQueues(host, paths);
  const listings = await listQueues(host, devices);
  const queues = devices.map(async (device): Promise<Queue[]> => {
    const record = await readQueueRecord(host, paths, device);
    const listing = listings.get(device);
    if (record === null || listing === undefined) return [];
    return [
      { ...record.queue, rateKbit: record.listing === contentHash(listing) ? record.queue.rateKbit : 0 },
    ];
  });
  return (await Promise.all(queues)).flat();
}

/** What queues on those of these interfaces that have a queue of ours, as text to compare. */
export async function listQueues(host: Host, devices: readonly string[]): Promise<Map<string, string>> {
  if (devices.length === 0) return new Map();
  const all = await command(host, ['tc', 'qdisc', 'show']);
  const ours = devices.filter((device) => all.includes(` ${QUEUE_HANDLE} dev ${device} root `));
  const stdin = ours.flatMap((device) => [`qdisc show dev ${device}`, `class show dev ${device}`]);
  const listed = await command(host, ['tc', '-force', '-batch', '-'], {
    stdin: `${stdin.join('\n')}\n`,
    tolerate: /Cannot find device/,
  });
  const blocks = listed.split(/^(?=qdisc \S+ \S+ root )/m);
  return new Map(ours.map((device, at) => [device, steady(blocks[at] ?? '')]));
}

/** Queues and the classes of HTB, sorted; the connections that a fair queue lists as its classes come and go. */
function steady(listing: string): string {
  const lines = listing.split('\n').filter((line) => /^(qdisc|class htb) /.test(line));
  return lines
    .map((line) => line.replaceAll(UNSTEADY, ''))
    .sort()
    .join('\n');
}
