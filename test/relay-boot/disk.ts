import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEPENDS, FOR_RELAYS } from '@tresse/deb';
import { IMAGE, KEPT, type Release, ran } from '../relay/bare-root.js';

/** What a machine of its own needs beside a provider's image: Debian's kernel for clouds, and what finds its disk. */
const MACHINE = ['linux-image-cloud-amd64', 'initramfs-tools', 'zstd', 'e2fsprogs', 'udev', 'kmod'];

/** Where cloud-init looks, and what it leaves as the image has it. Each RSA key that it makes costs an emulated machine seconds. */
const SETTINGS = `datasource_list: [NoCloud]
locale: false
ssh_genkeytypes: [ed25519]
`;

/** Of the disk; what is not written takes no room. */
const BYTES = 4 * 2 ** 30;

/** The mirror that the disk's apt knows. One line, without what goes out of date. */
const MIRROR = 'http://deb.debian.org/debian';

/** A bootable Debian, as a provider's image is. */
export interface Disk {
  /** ext4, raw, never written. */
  disk: string;
  /** The distribution's own, as its boot loader would load them. */
  kernel: string;
  initrd: string;
  /** The Debian packages that the agent depends on, and that the disk has not. */
  packages: string;
}

/**
 * The disk of a release, made once for each list of packages, without root's mounts.
 * @throws with the words of the tool that failed
 */
export async function bootDisk(release: Release): Promise<Disk> {
  const later = [...DEPENDS.map((name) => name.replace(/ .*$/, '')), ...FOR_RELAYS];
  const include = [...IMAGE, ...MACHINE];
  const key = createHash('sha256')
    .update([...include, ...later, SETTINGS, BYTES].join())
    .digest('hex')
    .slice(0, 12);
  const folder = join(KEPT, `${release}-disk-${key}`);
  if (!existsSync(folder)) await make(release, folder, include, later);
  const file = (name: string) => join(folder, name);
  return {
    disk: file('disk.img'),
    kernel: file('vmlinuz'),
    initrd: file('initrd.img'),
    packages: file('packages'),
  };
}

async function make(release: Release, folder: string, include: string[], later: string[]): Promise<void> {
  const [making, tree] = [`${folder}.new`, `${folder}.tree`];
  for (const left of [making, tree]) await ran(['rm', '-rf', '--one-file-system', left]);
  await mkdir(join(making, 'packages'), { recursive: true });
  const inside = (command: string) => `--customize-hook=chroot "$1" ${command}`;
  await ran([
    ...(['mmdebstrap', '--quiet', '--variant=apt', `--include=${include.join()}`] as const),
    '--skip=cleanup/apt/lists,cleanup/apt/cache',
    inside('apt-get clean'),
    inside(`apt-get install -y -qq --download-only --no-install-recommends ${later.join(' ')}`),
    inside('systemctl enable -q systemd-networkd.service'),
    ...[release, tree, MIRROR],
  ]);
  await writeFile(join(tree, 'etc/fstab'), '/dev/vda / ext4 errors=remount-ro 0 1\n');
  await writeFile(join(tree, 'etc/cloud/cloud.cfg.d/90-image.cfg'), SETTINGS);
  await takePackages(join(tree, 'var/cache/apt/archives'), join(making, 'packages'));
  for (const name of ['vmlinuz', 'initrd.img']) await ran(['cp', '-L', join(tree, name), join(making, name)]);
  const disk = join(making, 'disk.img');
  await writeFile(disk, '');
  await truncate(disk, BYTES);
  await ran(['mke2fs', '-q', '-t', 'ext4', '-L', 'root', '-d', tree, disk]);
  await ran(['rm', '-rf', '--one-file-system', tree]);
  await rename(making, folder);
}

/** Under the names that a mirror has them by: those in apt's cache have the epoch too. */
async function takePackages(cache: string, folder: string): Promise<void> {
  for (const name of (await readdir(cache)).filter((one) => one.endsWith('.deb'))) {
    await rename(join(cache, name), join(folder, name.replace(/_\d+%3a/, '_')));
  }
}
