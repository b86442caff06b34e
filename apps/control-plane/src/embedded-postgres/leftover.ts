import { readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const STOP_TIMEOUT_MS = 10_000;

/**
 * Stops the server that a crashed control plane has left on this data directory. Its pid stands in `postmaster.pid`;
 * only a process that really is `postgres` is signalled (SIGINT: fast shutdown, postgres(1)).
 */
export async function stopLeftover(dataDirectory: string): Promise<void> {
  const pid = await recordedPid(dataDirectory);
  if (pid === undefined || !(await isPostgres(pid))) return;
  process.kill(pid, 'SIGINT');
  const deadline = Date.now() + STOP_TIMEOUT_MS;
  while ((await isPostgres(pid)) && Date.now() < deadline) await wait(50);
}

async function recordedPid(dataDirectory: string): Promise<number | undefined> {
  const text = await readFile(join(dataDirectory, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(text.split('\n')[0]);
  return Number.isInteger(pid) && pid > 1 ? pid : undefined;
}

async function isPostgres(pid: number): Promise<boolean> {
  const binary = await readlink(`/proc/${pid}/exe`).catch(() => '');
  return /\/postgres( \(deleted\))?$/.test(binary);
}
