import { QUEUE_HANDLE, type Queue } from '@tresse/net-plan';
import { command } from '../command.js';
import type { Host } from '../host.js';

/**
 * What queues at those interfaces of these places that have a queue of ours. The queues of all interfaces are asked for
 * at once: asked for those of one, the kernel tells them all, and `tc` leaves the others out.
 */
export async function listInterfaces(
  host: Host,
  places: readonly Pick<Queue, 'device' | 'lane'>[],
): Promise<Map<string, string>> {
  const shared = devicesOf(places.filter(({ lane }) => lane !== undefined));
  const whole = devicesOf(places.filter(({ lane }) => lane === undefined));
  const rows = await showClasses(host, whole, ['qdisc show']);
  const queues = queuesByDevice(rows);
  const ours = (device: string) => queues.get(device)?.some(isOurRoot) ?? false;
  const trees = whole.filter((device) => queues.get(device)?.some(isOurTree));
  const told = whole.every(ours) ? rows : await showClasses(host, trees);
  const classes = new Map([
    ...(classesByDevice(trees, told) ?? (await classesOfEach(host, trees))),
    ...(await classesOfEach(host, shared.filter(ours))),
  ]);
  const listingOf = (device: string) =>
    [...(queues.get(device) ?? []), ...(classes.get(device) ?? [])].join('\n');
  return new Map([...whole, ...shared].filter(ours).map((device) => [device, listingOf(device)]));
}

const devicesOf = (places: readonly Pick<Queue, 'device'>[]) => [
  ...new Set(places.map(({ device }) => device)),
];
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
