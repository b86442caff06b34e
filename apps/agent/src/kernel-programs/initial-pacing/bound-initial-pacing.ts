import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Host } from '@tresse/net-apply';
import { complaint, withObject } from '../bpftool.js';
import { INITIAL_PACING_PROGRAM } from './program.js';

/** Where programs of the kernel have names; bpftool mounts it where it is not. */
const NAMES = '/sys/fs/bpf';

/** Where the control groups of version 2 are among this machine's mounts. */
const MOUNTS = '/proc/self/mountinfo';
const OWN_GROUP = '/proc/self/cgroup';

/**
 * Bounds the initial pacing of all connections accepted in a control group, this process's own unless one is named: the
 * program is put in place of the one before, stays when this process ends and goes with the group. Needs root, and bpftool.
 * Gives the reason where it can't.
 */
export async function boundInitialPacing(host: Host, named: string | null): Promise<string | null> {
  const group = named ?? (await ownGroup(host));
  if (group === null) return 'this process is in no control group of version 2';
  const name = join(NAMES, `tresse-pacing-${process.pid}`);
  try {
    return await withObject(
      { name: 'initial-pacing', bytes: INITIAL_PACING_PROGRAM },
      async (object) =>
        (await complaint(host, ['prog', 'load', object, name, 'type', 'sockops'])) ??
        (await complaint(host, ['cgroup', 'attach', group, 'sock_ops', 'pinned', name])),
    );
  } finally {
    // The group keeps the program; the name was for the second command alone.
    await rm(name, { force: true });
  }
}

/** The folder of this process's control group, by cgroups(7). */
async function ownGroup(host: Host): Promise<string | null> {
  const path = /^0::(.*)$/m.exec((await host.readFile(OWN_GROUP)) ?? '')?.[1];
  const mounts = ((await host.readFile(MOUNTS)) ?? '').split('\n').map((row) => row.split(' '));
  // Fields as of proc(5): the mount point is the fifth, the type follows a hyphen.
  const mount = mounts.find((fields) => fields[fields.indexOf('-') + 1] === 'cgroup2')?.[4];
  return path === undefined || mount === undefined ? null : join(mount, path);
}
