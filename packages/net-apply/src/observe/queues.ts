import { contentHash, type Paths, QUEUE_HANDLE, type Queue } from '@tresse/net-plan';
import { command } from '../command.js';
import type { Host } from '../host.js';
import { readQueueRecord, recordedQueues } from '../state-files.js';

/** Between the classes of two interfaces in the answer of one `tc`: the queue of an interface that every host has. */
const MARKER = 'qdisc show dev lo';

/** What changes of a queue's listing while it works. */
const UNSTEADY = / (refcnt|direct_packets_stat) \d+/g;

/** The queues that we have made and that are still there; one that somebody has changed shows a rate of 0. */
export async function observeQueues(host: Host, paths: Paths): Promise<Queue[]> {
  const devices = await recordedQueues(host, paths);
  const listings = await listQueues(host, devices);
  const queues = devices.map(async (device): Promise<Queue[]> => {
    const record = await readQueueRecord(host, paths, device);
    const listing = listings.get(device);
    if (record === null || !listing?.includes(` ${QUEUE_HANDLE} root`)) return [];
    return [
      { ...record.queue, rateKbit: record.listing === contentHash(listing) ? record.queue.rateKbit : 0 },
    ];
  });
  return (await Promise.all(queues)).flat();
}

/** Everything that queues on these interfaces, as text to compare; without those that are gone. */
export async function listQueues(host: Host, devices: readonly string[]): Promise<Map<string, string>> {
  if (devices.length === 0) return new Map();
  const stdin = devices.flatMap((device) => [`class show dev ${device}`, MARKER]).join('\n');
  const [queues, classes] = await Promise.all([
    command(host, ['tc', 'qdisc', 'show']),
    command(host, ['tc', '-force', '-batch', '-'], { stdin: `${stdin}\n`, tolerate: /Cannot find device/ }),
  ]);
  const byDevice = classes.split(/^qdisc .*\n/m);
  return new Map(
    devices.flatMap((device, at) => {
      const own = queues.split('\n').filter((line) => line.includes(` dev ${device} `));
      const text = [...own, byDevice[at] ?? ''].join('\n').replaceAll(UNSTEADY, '');
      return own.length > 0 ? [[device, text] as const] : [];
    }),
  );
}
