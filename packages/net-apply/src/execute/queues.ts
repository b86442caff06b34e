import {
  contentHash,
  isBondName,
  type Paths,
  QUEUE_HANDLE,
  type Queue,
  type Step,
  type StepOf,
} from '@tresse/net-plan';
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
    await command(host, segments(device, segmentsFor(maker)));
    await batchAndNote(host, makeQueue(queue), queue, paths);
  } else {
    if (!(await hasLanes(host, device))) await batch(host, makeLanes(device));
    await batchAndNote(host, changeQueue(queue), queue, paths);
  }
}

/** Fewer queues are made one by one; with more a verdict would wait, and interfaces would be long without a queue. */
const LEAST_TOGETHER = 4;
const MOST_TOGETHER = 8;

/** The first of the steps of which the queues are made together; none where that is not worth it. */
export function queuesFrom(steps: readonly Step[]): readonly StepOf<'set-queue'>[] {
  const together: StepOf<'set-queue'>[] = [];
  for (const step of steps.slice(0, MOST_TOGETHER)) {
    if (step.action !== 'set-queue' || step.queue.lane !== undefined) break;
    together.push(step);
  }
  return together.length < LEAST_TOGETHER ? [] : together;
}

/**
 * Clears the interfaces together, then makes their queues in order. Gives how many are done: all, or those before the first
 * with which something was wrong; that one is then to be made by itself, which says what.
 */
export async function setTogether(
  host: Host,
  together: readonly StepOf<'set-queue'>[],
  paths: Paths,
): Promise<number> {
  const queues = together.map(({ queue }) => queue);
  const batchOf = (lines: readonly string[]) => ({ stdin: `${lines.join('\n')}\n` });
  const cleared = await host.run(
    ['tc', '-force', '-batch', '-'],
    batchOf(queues.map(({ device }) => `qdisc del dev ${device} root`)),
  );
  if (cleared.code !== 0 && !complaints(cleared.stderr).every((line) => NO_QUEUE.test(line))) return 0;
  const apart = queues.map(({ device, maker }) => segmentArguments(device, segmentsFor(maker)).join(' '));
  if ((await host.run(['ip', '-batch', '-'], batchOf(apart))).code !== 0) return 0;
  for (const [done, queue] of queues.entries()) {
    try {
      await batchAndNote(host, makeQueue(queue), queue, paths);
    } catch {
      return done;
    }
  }
  return queues.length;
}

/** What a batch complained of, without the lines that say where. */
const complaints = (stderr: string) =>
  stderr.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('Command failed '));

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

const segmentArguments = (device: string, most: string) => [
  ...['link', 'set', 'dev', device],
  ...['gso_max_segs', most],
];
const segments = (device: string, most: string) => ['ip', ...segmentArguments(device, most)];
const segmentsFor = (maker: Queue['maker']) => (maker === 'cake' ? TOGETHER : APART);

/** Keeps what the kernel then lists of the queue, so that a change by hand is noticed. */
async function batchAndNote(host: Host, lines: readonly string[], queue: Queue, paths: Paths): Promise<void> {
  const listed = await batch(host, [...lines, ...showQueue(queue.device)]);
  const record: QueueRecord = { queue, listing: contentHash(steadyListing(listed, queue)) };
  await host.writeFileAtomic(stateFiles(paths).queue(queuePlace(queue)), `${JSON.stringify(record)}\n`);
}

/** Queues before interfaces. */
export const queueExecutors = { 'set-queue': set, 'change-queue': change, 'remove-queue': remove };
