import { isTunnelName, type Paths, type StepOf } from '@tresse/net-plan';
import type { Host } from '../host.js';
import { readLedger, writeLedger } from '../state-files.js';

const procPath = (path: string) => `/proc/sys/${path}`;

/** True for settings that go with an interface of ours: nobody needs them back. */
const isOfTunnel = (path: string) => isTunnelName(/^net\/ipv[46]\/conf\/([^/]+)\//.exec(path)?.[1] ?? '');

async function set(host: Host, { path, value }: StepOf<'set-sysctl'>, paths: Paths): Promise<void> {
  if (!isOfTunnel(path)) await note(host, path, paths);
  await host.writeProc(procPath(path), value);
}

/** Keeps what the setting was before it was first changed. */
async function note(host: Host, path: string, paths: Paths): Promise<void> {
  const ledger = await readLedger(host, paths);
  if (path in ledger.sysctls) return;
  const original = (await host.readFile(procPath(path)))?.trim().replace(/\s+/g, ' ');
  if (original === undefined) return;
  await writeLedger(host, paths, { ...ledger, sysctls: { ...ledger.sysctls, [path]: original } });
}

async function restore(host: Host, { path, value }: StepOf<'restore-sysctl'>, paths: Paths): Promise<void> {
  const present = (await host.readFile(procPath(path))) !== null;
  if (present) await host.writeProc(procPath(path), value);
  const ledger = await readLedger(host, paths);
  const { [path]: _given, ...rest } = ledger.sysctls;
  await writeLedger(host, paths, { ...ledger, sysctls: rest });
}

/** Kernel settings, with a note of what each was before. */
export const sysctlExecutors = { 'set-sysctl': set, 'restore-sysctl': restore };
