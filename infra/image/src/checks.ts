import { access, mkdir, readFile, statfs } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { ImageError } from './image-error.js';

/** Programs of the build and the Debian package that each is in. */
const TOOLS = {
  'apt-get': 'apt',
  'dpkg-deb': 'dpkg',
  mmdebstrap: 'mmdebstrap',
  newuidmap: 'uidmap',
  'qemu-aarch64-static': 'qemu-user-static',
  tar2sqfs: 'squashfs-tools-ng',
  'mkfs.vfat': 'dosfstools',
  mcopy: 'mtools',
  'mkfs.ext4': 'e2fsprogs',
  sfdisk: 'fdisk',
  cpio: 'cpio',
  depmod: 'kmod',
  xz: 'xz-utils',
  tar: 'tar',
};

/** Those that only a signed update needs. */
const SIGNING_TOOLS = { rauc: 'rauc', mksquashfs: 'squashfs-tools' };
const PACKAGE_OF: Record<string, string> = { ...TOOLS, ...SIGNING_TOOLS };

/** What a machine has, as far as a build asks. */
export interface Machine {
  /** Programs of the build that are not in PATH. */
  missingTools: readonly string[];
  /** Text of /proc/sys/fs/binfmt_misc/qemu-aarch64, or null. */
  emulation: string | null;
  user: string;
  root: boolean;
  /** Text of /etc/subuid. */
  subuid: string;
  /** Free where the cache and the release are written, in bytes. */
  freeBytes: number;
  cache: string;
}

/** The tree twice while it is made (1.4 GB), its tar, the image and the release. */
const NEEDED_BYTES = 6e9;
/** Without a tree to make. */
const NEEDED_WITH_TREE_BYTES = 2.5e9;

/**
 * What keeps this machine from building, as the error to throw, or null. With a tree in the cache nothing emulated is run.
 */
export function obstacle(machine: Machine, treeIsThere: boolean): ImageError | null {
  const { missingTools, emulation, user, root, subuid, freeBytes, cache } = machine;
  if (missingTools.length > 0) {
    const packages = [...new Set(missingTools.map((name) => PACKAGE_OF[name] ?? name))];
    return new ImageError(
      'tools.missing',
      `These programs are missing: ${missingTools.join(', ')}. As root: apt install ${packages.join(' ')}`,
    );
  }
  const needed = treeIsThere ? NEEDED_WITH_TREE_BYTES : NEEDED_BYTES;
  if (freeBytes < needed) {
    const gb = (bytes: number) => (bytes / 1e9).toFixed(1);
    const text = `The build needs ${gb(needed)} GB in ${cache}, and ${gb(freeBytes)} are free.`;
    return new ImageError('disk.full', `${text} Make room, or name another folder in TRESSE_IMAGE_CACHE.`);
  }
  if (treeIsThere) return null;
  // F: the kernel holds the emulator open, so that it works inside a tree that lacks it.
  if (!emulation?.startsWith('enabled') || !/^flags:.*F/m.test(emulation)) {
    const text = 'This kernel does not run programs of arm64 by an emulator yet.';
    const ways =
      'mount -t binfmt_misc binfmt_misc /proc/sys/fs/binfmt_misc; update-binfmts --enable qemu-aarch64';
    return new ImageError(
      'emulation.missing',
      `${text} As root: apt install qemu-user-static binfmt-support; ${ways}`,
    );
  }
  if (!root && !subuid.split('\n').some((line) => line.startsWith(`${user}:`))) {
    const text = `${user} has no range of user numbers for the tree’s owners.`;
    const way = `usermod --add-subuids 100000-165535 --add-subgids 100000-165535 ${user}`;
    return new ImageError('subuid.missing', `${text} As root: ${way}`);
  }
  return null;
}

/** Looks at this machine. Makes the cache's folder. */
export async function lookAtMachine(
  cache: string,
  env: NodeJS.ProcessEnv,
  { signs }: { signs: boolean },
): Promise<Machine> {
  await mkdir(cache, { recursive: true });
  const { bavail, bsize } = await statfs(cache);
  const { username, uid } = userInfo();
  return {
    missingTools: await missingTools(Object.keys(signs ? PACKAGE_OF : TOOLS), env.PATH ?? ''),
    emulation: await textOrNull('/proc/sys/fs/binfmt_misc/qemu-aarch64'),
    user: username,
    root: uid === 0,
    subuid: (await textOrNull('/etc/subuid')) ?? '',
    freeBytes: bavail * bsize,
    cache,
  };
}

/** Those of the programs that are in no folder of PATH, nor where Debian keeps those of the administrator. */
async function missingTools(names: readonly string[], path: string): Promise<string[]> {
  const folders = [...path.split(delimiter), '/usr/local/sbin', '/usr/sbin', '/sbin'];
  const missing: string[] = [];
  for (const name of names) {
    const found = await Promise.any(folders.map((folder) => access(join(folder, name)))).then(
      () => true,
      () => false,
    );
    if (!found) missing.push(name);
  }
  return missing;
}

async function textOrNull(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(() => null);
}
