import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DEPENDS } from '@tresse/deb';
import { runToEnd } from '@tresse/lab';
import { root } from '../architecture/source-tree.js';

/** Debian 12, or the release that the environment names. */
const RELEASE = process.env.TRESSE_DEBIAN ?? 'bookworm';

/** A machine’s own: an init, and a reader of manuals. The kernel under the tests may have no WireGuard. */
const MACHINE = ['systemd-sysv', 'dbus', 'man-db', 'wireguard-go'];

/** Beside the other data of this checkout. */
const KEPT = join(process.env.TRESSE_DATA_DIR ?? join(root, '.tresse'), 'package');

/**
 * A folder with a minimal Debian and exactly what the package depends on, made once for each list of packages.
 * @throws with the words of mmdebstrap
 */
export async function freshRoot(): Promise<string> {
  const packages = [...MACHINE, ...DEPENDS.map((name) => name.replace(/ .*$/, ''))].join(',');
  const key = createHash('sha256').update(packages).digest('hex').slice(0, 12);
  const folder = join(KEPT, `${RELEASE}-${key}`);
  if (existsSync(folder)) return folder;
  const making = `${folder}.new`;
  await mkdir(dirname(folder), { recursive: true });
  await rm(making, { recursive: true, force: true });
  const argv = ['mmdebstrap', '--quiet', '--variant=apt', `--include=${packages}`, RELEASE, making] as const;
  const { code, stderr } = await runToEnd([...argv]);
  if (code !== 0) throw new Error(`No fresh ${RELEASE} could be made: ${stderr.trim().slice(-2_000)}`);
  await rename(making, folder);
  return folder;
}
