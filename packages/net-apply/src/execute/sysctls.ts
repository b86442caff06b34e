import type { Paths, StepOf } from '@tresse/net-plan';
import type { Host } from '../host.js';
import { readLedger, writeLedger } from '../state-files.js';

const procPath = (path: string) => `/proc/sys/${path}`;

async function set(host: Host, { path, value }: StepOf<'set-sysctl'>, paths: Paths): Promise<void> {
  const ledger = await readLedger(host, paths);
  if (!(path in ledger.sysctls)) {
    const original = (await host.readFile(procPath(path)))?.trim().replace(/\s+/g, ' ');
    if (original !== undefined) {
      await writeLedger(host, paths, { ...ledger, sysctls: { ...ledger.sysctls, [path]: original } });
    }
  }
  await host.writeProc(procPath(path), value);
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
