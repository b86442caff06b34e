import { mkdir, readFile, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A control group of an agent's own, as systemd gives each service one: what is put on it concerns that agent alone. */
export interface ControlGroup {
  readonly path: string;
  /** Takes in a process, and with it those that it will start. */
  take(pid: number): Promise<void>;
}

/** What it is called. */
export function controlGroupOf(instance: string, agent: string): string {
  return `tresse-${instance}-${agent}`;
}

/** Makes one, or gives the one there is; null on a machine that lets none be made. */
export async function makeControlGroup(name: string): Promise<ControlGroup | null> {
  const folder = await ownGroup();
  if (folder === null) return null;
  const path = join(folder, name);
  try {
    await mkdir(path).catch(unless('EEXIST'));
  } catch {
    return null;
  }
  return { path, take: (pid) => writeFile(join(path, 'cgroup.procs'), String(pid)).catch(unless('ESRCH')) };
}

/** Removes one that has no process any more; it may be absent. */
export async function removeControlGroup(name: string): Promise<void> {
  const folder = await ownGroup();
  if (folder !== null) await rmdir(join(folder, name)).catch(unless('ENOENT'));
}

/** This process's own, of version 2 (cgroups(7)). */
async function ownGroup(): Promise<string | null> {
  const [groups, mounts] = await Promise.all(
    ['cgroup', 'mountinfo'].map((file) => readFile(`/proc/self/${file}`, 'utf8').catch(() => '')),
  );
  const path = /^0::(.*)$/m.exec(groups ?? '')?.[1];
  // proc(5): the fifth field is where it is mounted, the type follows a hyphen.
  const mount = /^(?:\S+ ){4}(\S+) .*- cgroup2 /m.exec(mounts ?? '')?.[1];
  return path === undefined || mount === undefined ? null : join(mount, path);
}

/** A handler of failures that lets this one pass. */
function unless(code: string): (error: NodeJS.ErrnoException) => void {
  return (error) => {
    if (error.code !== code) throw error;
  };
}
