import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { identify, isAlive } from './process-table.js';

const Process = z.strictObject({ pid: z.int().positive(), startTime: z.string() });

/** Who runs the lab, so that another process can find it or see that it has crashed. */
export const SupervisorRecord = z.strictObject({
  instance: z.string(),
  supervisor: Process,
  /** Process that keeps each node's namespaces open. */
  holders: z.record(z.string(), z.int().positive()),
});
export type SupervisorRecord = z.infer<typeof SupervisorRecord>;

const fileIn = (stateDir: string) => join(stateDir, 'lab.json');

/** Names this process as the supervisor of the lab in a state directory. */
export async function writeSupervisorRecord(
  stateDir: string,
  instance: string,
  holders: Record<string, number>,
): Promise<void> {
  const supervisor = await identify(process.pid);
  await writeFile(fileIn(stateDir), JSON.stringify({ instance, supervisor, holders }), { mode: 0o600 });
}

/** The record of the lab that runs on a state directory now, or undefined when none does. */
export async function livingSupervisor(stateDir: string): Promise<SupervisorRecord | undefined> {
  const text = await readFile(fileIn(stateDir), 'utf8').catch(() => '');
  const record = SupervisorRecord.safeParse(parseJson(text));
  return record.success && (await isAlive(record.data.supervisor)) ? record.data : undefined;
}

/** Nobody runs the lab of a state directory from now on. */
export async function forgetSupervisor(stateDir: string): Promise<void> {
  await rm(fileIn(stateDir), { force: true });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
