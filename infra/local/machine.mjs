/** What this machine is and has. Node built-ins only: this runs before anything is installed. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { platform } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the checkout, without a slash at the end. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

export const isLinux = platform() === 'linux';
const isRoot = process.getuid?.() === 0;

/** Namespaces, tunnels and nft need both; without them all but the network lab runs. */
export const canRunLab = isLinux && isRoot;

if (canRunLab) {
  // A root by plain `su` has its user's PATH (su(1)), which lacks nft, haproxy, useradd and the like.
  process.env.PATH = `${process.env.PATH ?? ''}:/usr/local/sbin:/usr/sbin:/sbin`;
  // A strict one would close packages and data to the user that the database runs as. Secrets have modes of their own.
  process.umask(0o022);
}

/** Debian packages of the demo network and of the lab, and those that the tests and the bench add. */
const LAB_PACKAGES = [
  'build-essential',
  'haproxy',
  'mptcpize',
  'nftables',
  'iproute2',
  'netbase',
  'iputils-ping',
  'procps',
  'wireguard-tools',
  'wireguard-go',
  'bpftool',
  'openvpn',
  'udhcpc',
  'dnsmasq-base',
  'bind9-dnsutils',
  'iperf3',
  'curl',
  'openssl',
];
/** The lab's guest, a kernel with what this one may lack; Debian has it for 64-bit PCs alone. */
const GUEST_PACKAGES = process.arch === 'x64' ? ['user-mode-linux', 'kmod', 'ppp', 'pppoe'] : [];
/** What the guest's own kernel is built with, once, for the bench. */
const KERNEL_PACKAGES = process.arch === 'x64' ? ['linux-source-6.12', 'flex', 'bison', 'bc'] : [];
/** What the agent's programs of the kernel are compiled with, for comparison. */
const COMPILER_PACKAGES = ['gcc-bpf', 'clang-19'];
/** What lines by radio are told through. */
const RADIO_PACKAGES = ['modemmanager', 'dbus', 'wpasupplicant'];
/** The agent's own package is packed, and installed on a fresh Debian. */
const PACKAGING_PACKAGES = ['dpkg', 'mmdebstrap', 'debian-archive-keyring'];
const BROWSER_PACKAGES = ['chromium', 'fonts-liberation'];
/** What an image is put together with, and the machines that it is tried on. */
const DISK_PACKAGES = ['squashfs-tools-ng', 'dosfstools', 'mtools', 'e2fsprogs', 'fdisk', 'python3'];
const TREE_PACKAGES = [
  'mmdebstrap',
  'uidmap',
  'qemu-user-static',
  'binfmt-support',
  'cpio',
  'kmod',
  'xz-utils',
];
const BOARD_PACKAGES = ['qemu-system-arm'];
/** Machines that become relays, with a kernel of their own. */
const SERVER_PACKAGES = ['qemu-system-x86', 'qemu-utils', 'openssh-client'];
/** What an update is signed with. */
const SIGNING_PACKAGES = ['rauc', 'squashfs-tools'];
/** A name server that takes updates. */
const NAME_SERVER_PACKAGES = ['bind9'];
const PACKAGES = {
  test: [
    ...LAB_PACKAGES,
    ...GUEST_PACKAGES,
    ...COMPILER_PACKAGES,
    ...RADIO_PACKAGES,
    ...PACKAGING_PACKAGES,
    ...DISK_PACKAGES,
    ...BROWSER_PACKAGES,
    ...NAME_SERVER_PACKAGES,
    'git',
  ],
  image: [...DISK_PACKAGES, ...TREE_PACKAGES, 'git'],
  'image-boot': [...LAB_PACKAGES, ...DISK_PACKAGES, ...BOARD_PACKAGES, ...SIGNING_PACKAGES, 'git'],
  'relay-boot': [...LAB_PACKAGES, ...PACKAGING_PACKAGES, ...DISK_PACKAGES, ...SERVER_PACKAGES, 'git'],
  bench: [...LAB_PACKAGES, ...GUEST_PACKAGES, ...KERNEL_PACKAGES],
  deb: [],
};

/** The Debian packages that `purpose` needs and that are not installed. */
export function missingPackages(purpose) {
  return (PACKAGES[purpose] ?? LAB_PACKAGES).filter((name) => {
    const answer = spawnSync('dpkg-query', ['--status', name], { encoding: 'utf8' });
    return !answer.stdout?.includes('Status: install ok installed');
  });
}

/** True when the command is found in PATH. */
export function hasCommand(name) {
  return (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, name)));
}

/** SHA-256 of a file's bytes, or an empty text when there is none. */
export function hashOf(path) {
  return existsSync(path) ? createHash('sha256').update(readFileSync(path)).digest('hex') : '';
}

/**
 * Where Tresse keeps its data: TRESSE_DATA_DIR, else `.tresse` in the checkout. As root the database runs as user
 * `postgres`, who must be able to walk there: from a closed home it moves to /var/lib/tresse.
 */
export function dataDirectory(instance) {
  if (process.env.TRESSE_DATA_DIR) return process.env.TRESSE_DATA_DIR;
  const name = `${instance}-${createHash('sha256').update(root).digest('hex').slice(0, 8)}`;
  return isRoot && !walkable(root) ? join('/var/lib/tresse', name) : join(root, '.tresse', instance);
}

function walkable(folder) {
  if ((statSync(folder).mode & 0o001) === 0) return false;
  return dirname(folder) === folder || walkable(dirname(folder));
}
