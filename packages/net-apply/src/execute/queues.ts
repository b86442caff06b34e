import { contentHash, isBondName, type Paths, QUEUE_HANDLE, type Queue, type StepOf } from '@tresse/net-plan';
import { command } from '../command.js';
import type { Host } from '../host.js';
import { showQueue, steadyListing } from '../observe/queues.js';
import { type QueueRecord, queuePlace, stateFiles } from '../state-files.js';
import { changeQueue, makeLanes, makeQueue, removeLane } from '../tc-commands.js';

/** What tc says where there is no queue to take away, or no interface. */
const NO_QUEUE = /handle of zero|No such file|Cannot find device/;

/** Segments that the stack may hand to an interface in one packet: the kernel's default, and none. */
const TOGETHER = '65535';
const APART = '1';

/**
 * HTB sees a packet of many segments as one, and counts what each grows by below only once: an interface whose rate it
 * holds gets them one by one, as cake takes them apart itself.
 */
async function set(host: Host, { queue }: StepOf<'set-queue'>, paths: Paths): Promise<void> {
  const { device, maker } = queue;
  if (queue.lane === undefined) {
    await clear(host, device);
    await command(host, segments(device, maker === 'cake' ? TOGETHER : APART));
    await batchAndNote(host, makeQueue(queue), queue, paths);
  } else {
    if (!(await hasLanes(host, device))) await batch(host, makeLanes(device));
    await batchAndNote(host, changeQueue(queue), queue, paths);
  }
}

async function change(host: Host, { queue }: StepOf<'change-queue'>, paths: Paths): Promise<void> {
  await batchAndNote(host, changeQueue(queue), queue, paths);
}

/** The last lane takes with it what held them all. */
async function remove(host: Host, place: StepOf<'remove-queue'>, paths: Paths): Promise<void> {
  const { device, lane } = place;
  if (lane === undefined) {
    await clear(host, device);
    await command(host, segments(device, isBondName(device) ? APART : TOGETHER), { tolerate: NO_QUEUE });
  } else {
    const stdin = `${removeLane(device, lane).join('\n')}\n`;
    await command(host, ['tc', '-force', '-batch', '-'], { stdin, tolerate: /./ });
    const left = await command(host, ['tc', 'class', 'show', 'dev', device], { tolerate: NO_QUEUE });
    if (!left.includes(` ${QUEUE_HANDLE}`)) await clear(host, device);
  }
  await host.removeFile(stateFiles(paths).queue(queuePlace(place)));
}

const hasLanes = async (host: Host, device: string) =>
  (await command(host, ['tc', 'qdisc', 'show', 'dev', device])).includes(`htb ${QUEUE_HANDLE} root `);

const clear = (host: Host, device: string) =>
  command(host, ['tc', 'qdisc', 'del', 'dev', device, 'root'], { tolerate: NO_QUEUE });

const batch = (host: Host, lines: readonly string[]) =>
  command(host, ['tc', '-batch', '-'], { stdin: `${lines.join('\n')}\n` });

const segments = (device: string, most: string) => ['ip', 'link', 'set', 'dev', device, 'gso_max_segs', most];

/** Keeps what the kernel then lists of the queue, so that a change by hand is noticed. */
async function batchAndNote(host: Host, lines: readonly string[], queue: Queue, paths: Paths): Promise<void> {
  const listed = await batch(host, [...lines, ...showQueue(queue.device)]);
  const record: QueueRecord = { queue, listing: contentHash(steadyListing(listed, queue)) };
  await host.writeFileAtomic(stateFiles(paths).queue(queuePlace(queue)), `${JSON.stringify(record)}\n`);
}

/** Queues before interfaces. */
export const queueExecutors = { 'set-queue': set, 'change-queue': change, 'remove-queue': remove };
