import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DEPENDS, FOR_RELAYS } from '@tresse/deb';
import { runToEnd } from '@tresse/lab';
import { root } from '../architecture/source-tree.js';

/** A Debian that a relay can be made of. */
export type Release = 'bookworm' | 'trixie';

/** Debian 12, or the release that the environment names. */
export const RELEASE = (process.env.TRESSE_DEBIAN ?? 'bookworm') as Release;

/** What a provider's image has. */
export const IMAGE = [
  'systemd-sysv',
  'dbus',
  'iproute2',
  'cloud-init',
  'curl',
  'ca-certificates',
  'openssh-server',
  'sudo',
];

/** Where bare Debians are kept. */
export const KEPT = join(process.env.TRESSE_DATA_DIR ?? join(root, '.tresse'), 'cloud');

/**
 * A folder with a bare Debian and cloud-init. What the agent depends on lies in apt's cache, not installed: apt then
 * installs it without a mirror. Made once for each list of packages.
 * @throws with the words of mmdebstrap
 */
export async function bareRoot(): Promise<string> {
  // The kernel under the tests may have no WireGuard of its own.
  const include = [...IMAGE, 'wireguard-go'];
  const later = [...DEPENDS.map((name) => name.replace(/ .*$/, '')), ...FOR_RELAYS];
  const key = createHash('sha256')
    .update([...include, ...later].join())
    .digest('hex')
    .slice(0, 12);
  const folder = join(KEPT, `${RELEASE}-${key}`);
  if (existsSync(folder)) return folder;
  const making = `${folder}.new`;
  await mkdir(dirname(folder), { recursive: true });
  await ran(['rm', '-rf', '--one-file-system', making]);
  const fetched = `chroot "$1" apt-get install -y -qq --download-only --no-install-recommends ${later.join(' ')}`;
  await ran([
    ...(['mmdebstrap', '--quiet', '--variant=apt', `--include=${include.join()}`] as const),
    ...['--skip=cleanup/apt/lists,cleanup/apt/cache', `--customize-hook=${fetched}`, RELEASE, making],
  ]);
  await rename(making, folder);
  return folder;
}

/**
 * Runs a tool that makes a part of a machine.
 * @throws with what it said
 */
export async function ran(argv: [string, ...string[]]): Promise<void> {
  const { code, stderr } = await runToEnd(argv);
  if (code !== 0) throw new Error(`${argv.join(' ')} ended with ${code}: ${stderr.trim().slice(-2_000)}`);
}
