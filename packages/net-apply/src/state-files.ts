import type { Ledger, Paths } from '@tresse/net-plan';
import { z } from 'zod';
import type { Host } from './host.js';

/** Where the records of this package lie below the state directory. */
export const stateFiles = (paths: Paths) => ({
  directory: `${paths.stateDir}/net`,
  /** Names of the peers that OpenVPN admits, a file each. */
  peers: `${paths.stateDir}/net/peers`,
  ledger: `${paths.stateDir}/net/ledger.json`,
  firewall: `${paths.stateDir}/net/firewall.json`,
  queues: `${paths.stateDir}/net/queues`,
  queue: (place: string) => `${paths.stateDir}/net/queues/${place}.json`,
  service: (name: string) => `${paths.stateDir}/net/${name}.json`,
  pid: (name: string) => `${paths.stateDir}/net/${name}.pid`,
  logs: `${paths.stateDir}/log`,
  log: (name: string) => `${paths.stateDir}/log/${name}.log`,
});

/** True for names of files that are rendered from the desired state, by their ending. */
export const isRendered = (name: string) => /\.(cfg|conf|sh|secret)$/.test(name);

/** True for names of files in which a DHCP client notes what it got. */
export const isLease = (name: string) => name.endsWith('.lease');

const LedgerFile = z.strictObject({
  sysctls: z.record(z.string(), z.string()),
  addresses: z.array(z.strictObject({ link: z.string(), address: z.string() })),
});

/** A process that can be told from a later one with the same id. */
export const ProcessMark = z.strictObject({ pid: z.int(), startTime: z.string() });
export type ProcessMark = z.infer<typeof ProcessMark>;

const ServiceFile = z.strictObject({
  current: ProcessMark,
  configHash: z.string(),
  /** Earlier processes that only finish the connections they have. */
  retired: z.array(ProcessMark),
});
export type ServiceRecord = z.infer<typeof ServiceFile>;

const FirewallFile = z.strictObject({ rendered: z.string(), listing: z.string() });
export type FirewallRecord = z.infer<typeof FirewallFile>;

const QueueFile = z.strictObject({
  queue: z.strictObject({
    device: z.string(),
    lane: z.int().exactOptional(),
    maker: z.enum(['cake', 'htb+fq_codel', 'htb+bfifo']),
    rateKbit: z.number(),
    overhead: z.int(),
    header: z.int(),
    patient: z.literal(true).exactOptional(),
  }),
  listing: z.string(),
});
export type QueueRecord = z.infer<typeof QueueFile>;

/** A record, or null when the file is absent or damaged: the host is then taken as it is. */
async function readRecord<T>(host: Host, path: string, schema: z.ZodType<T>): Promise<T | null> {
  const text = await host.readFile(path);
  if (text === null) return null;
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** What was noted of a service; null when there is no record that can be read. */
export const readServiceRecord = (host: Host, paths: Paths, name: string) =>
  readRecord(host, stateFiles(paths).service(name), ServiceFile);

/** Names of all services that have a record, sorted; each is to be read, since other records lie beside them. */
export async function recordedServices(host: Host, paths: Paths): Promise<string[]> {
  return namesOfRecords(await host.listDirectory(stateFiles(paths).directory));
}

const namesOfRecords = (files: readonly string[]) =>
  files.flatMap((file) => /^([^/]+)\.json$/.exec(file)?.[1] ?? []).sort();

/** What was noted of a queue by its place; null when there is no record that can be read. */
export const readQueueRecord = (host: Host, paths: Paths, place: string) =>
  readRecord(host, stateFiles(paths).queue(place), QueueFile);

/** Name of the record of a queue: its interface, and its lane where it has one. */
export const queuePlace = ({ device, lane }: { device: string; lane?: number }) =>
  lane === undefined ? device : `${device}@${lane}`;

/** Places of all queues that have a record, sorted. */
export async function recordedQueues(host: Host, paths: Paths): Promise<string[]> {
  return namesOfRecords(await host.listDirectory(stateFiles(paths).queues));
}

/** What was noted of the firewall; null when there is no record that can be read. */
export const readFirewallRecord = (host: Host, paths: Paths) =>
  readRecord(host, stateFiles(paths).firewall, FirewallFile);

/** What we owe the host; nothing when there is no ledger. */
export async function readLedger(host: Host, paths: Paths): Promise<Ledger> {
  return (
    (await readRecord(host, stateFiles(paths).ledger, LedgerFile)) ?? {
      sysctls: {},
      addresses: [],
    }
  );
}

/** Keeps the ledger; removes the file when nothing is owed. */
export async function writeLedger(host: Host, paths: Paths, ledger: Ledger): Promise<void> {
  const path = stateFiles(paths).ledger;
  if (Object.keys(ledger.sysctls).length === 0 && ledger.addresses.length === 0) {
    return host.removeFile(path);
  }
  return host.writeFileAtomic(path, `${JSON.stringify(ledger, null, 2)}\n`);
}
