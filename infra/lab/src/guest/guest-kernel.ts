import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exists } from '../exists.js';
import { LabError } from '../lab-error.js';
import { runToEnd } from '../run-command.js';

const BUILD = fileURLToPath(new URL('../../guest/build-kernel.sh', import.meta.url));
const CONFIG = fileURLToPath(new URL('../../guest/kernel.config', import.meta.url));

/** A user-mode Linux to boot. */
export interface GuestKernel {
  path: string;
  /** Whether its time can stand still while programs compute, so that figures don't depend on the machine. */
  simulatesTime: boolean;
}

/** Debian's package `user-mode-linux`: no simulated time, nft for bridges only, neither WireGuard nor MPTCP. */
export const DEBIAN_KERNEL: GuestKernel = { path: '/usr/bin/linux.uml', simulatesTime: false };

/** Where kernels built here are kept; they serve every checkout. */
export const KERNEL_CACHE = '/var/cache/tresse/guest';

/** The best kernel that this machine has for a guest, or undefined when it has none. */
export async function findGuestKernel(cacheDir = KERNEL_CACHE): Promise<GuestKernel | undefined> {
  const own = await ownKernel(cacheDir);
  for (const kernel of [own, DEBIAN_KERNEL]) if (await exists(kernel.path)) return kernel;
  return undefined;
}

/**
 * The guest's own kernel, built when the cache has none of this configuration (some minutes). Needs Debian's packages
 * `linux-source-6.12`, `build-essential`, `flex`, `bison` and `bc`.
 * @throws LabError `guest.kernel` with the build's last words
 */
export async function buildGuestKernel(cacheDir = KERNEL_CACHE): Promise<GuestKernel> {
  const kernel = await ownKernel(cacheDir);
  if (await exists(kernel.path)) return kernel;
  const { code, stderr } = await runToEnd([BUILD, kernel.path]);
  if (code === 0) return kernel;
  throw new LabError('guest.kernel', `the guest's kernel could not be built: ${stderr.slice(-1_000)}`);
}

async function ownKernel(cacheDir: string): Promise<GuestKernel> {
  const hash = createHash('sha256');
  for (const source of [BUILD, CONFIG]) hash.update(await readFile(source));
  return { path: join(cacheDir, `linux-${hash.digest('hex').slice(0, 16)}`), simulatesTime: true };
}
