import type { Host } from '@tresse/net-apply';
import { STEADY_BBR } from '@tresse/net-plan';
import { complaint, withObject } from '../bpftool.js';
import { type KernelAge, steadyBbrProgram } from './program.js';

const AVAILABLE = '/proc/sys/net/ipv4/tcp_available_congestion_control';
const RELEASE = '/proc/sys/kernel/osrelease';
/** The kernel's description of itself, by which programs find its members and functions. */
const DESCRIPTION = { folder: '/sys/kernel/btf', name: 'vmlinux' };

/**
 * Registers the algorithm `tresse_bbr` with this machine's kernel, for all its network namespaces and until it is started anew;
 * one that is there stays, whichever agent brought it. Needs root, and bpftool. Gives the reason where it can't.
 */
export async function registerSteadyBbr(host: Host): Promise<string | null> {
  if (((await host.readFile(AVAILABLE)) ?? '').split(/\s+/).includes(STEADY_BBR)) return null;
  if (!(await host.listDirectory(DESCRIPTION.folder)).includes(DESCRIPTION.name))
    return `this kernel does not describe itself (no ${DESCRIPTION.folder}/${DESCRIPTION.name})`;
  // BBR is a module of Debian's kernels. Where that can't be loaded the program can't either, and says what it lacks.
  await host.run(['modprobe', '--quiet', 'tcp_bbr']).catch(() => undefined);
  const bytes = steadyBbrProgram(ageOf((await host.readFile(RELEASE)) ?? ''));
  return withObject({ name: 'steady-bbr', bytes }, (object) =>
    complaint(host, ['struct_ops', 'register', object]),
  );
}

/** By its release, as `uname -r` writes it. */
function ageOf(release: string): KernelAge {
  const [major = 0, minor = 0] = release.split('.').map((part) => Number.parseInt(part, 10));
  return major > 6 || (major === 6 && minor >= 10) ? 'since 6.10' : 'before 6.10';
}
