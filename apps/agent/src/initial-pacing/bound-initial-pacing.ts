import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Host, HostError } from '@tresse/net-apply';
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
  const folder = await mkdtemp(join(tmpdir(), 'tresse-pacing-'));
  const object = join(folder, 'initial-pacing.o');
  const name = join(NAMES, `tresse-pacing-${process.pid}`);
  try {
    await writeFile(object, INITIAL_PACING_PROGRAM);
    return (
      (await complaint(host, ['bpftool', 'prog', 'load', object, name, 'type', 'sockops'])) ??
      (await complaint(host, ['bpftool', 'cgroup', 'attach', group, 'sock_ops', 'pinned', name]))
    );
  } finally {
    // The group keeps the program; the name was for the second command alone.
    await rm(name, { force: true });
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a command says that did not succeed. */
async function complaint(host: Host, argv: readonly string[]): Promise<string | null> {
  try {
    const { code, stdout, stderr } = await host.run(argv);
    return code === 0
      ? null
      : `${argv.slice(0, 3).join(' ')}: ${(stderr.trim() || stdout.trim()).split('\n').at(-1)}`;
  } catch (error) {
    if (error instanceof HostError && error.code === 'host.command-missing')
      return 'bpftool is not installed (apt-get install bpftool)';
    throw error;
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
