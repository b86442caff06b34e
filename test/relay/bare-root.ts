import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DEPENDS } from '@tresse/deb';
import { runToEnd } from '@tresse/lab';
import { root } from '../architecture/source-tree.js';

/** What a provider's image has, and wireguard-go: the kernel under the tests may have no WireGuard of its own. */
const IMAGE = [
  'systemd-sysv',
  'dbus',
  'iproute2',
  'cloud-init',
  'curl',
  'ca-certificates',
  'openssh-server',
  'sudo',
  'wireguard-go',
];

const KEPT = join(process.env.TRESSE_DATA_DIR ?? join(root, '.tresse'), 'cloud');

/**
 * A folder with a bare Debian 12 and cloud-init. What the agent depends on lies in apt's cache, not installed: apt then
 * installs it without a mirror. Made once for each list of packages.
 * @throws with the words of mmdebstrap
 */
export async function bareRoot(): Promise<string> {
  const later = DEPENDS.map((name) => name.replace(/ .*$/, ''));
  const key = createHash('sha256')
    .update([...IMAGE, ...later].join())
    .digest('hex')
    .slice(0, 12);
  const folder = join(KEPT, `bookworm-${key}`);
  if (existsSync(folder)) return folder;
  const making = `${folder}.new`;
  await mkdir(dirname(folder), { recursive: true });
  await rm(making, { recursive: true, force: true });
  const fetched = `chroot "$1" apt-get install -y -qq --download-only --no-install-recommends ${later.join(' ')}`;
  const { code, stderr } = await runToEnd([
    ...(['mmdebstrap', '--quiet', '--variant=apt', `--include=${IMAGE.join()}`] as const),
    ...['--skip=cleanup/apt/lists,cleanup/apt/cache', `--customize-hook=${fetched}`, 'bookworm', making],
  ]);
  if (code !== 0) throw new Error(`No bare Debian could be made: ${stderr.trim().slice(-2_000)}`);
  await rename(making, folder);
  return folder;
}
