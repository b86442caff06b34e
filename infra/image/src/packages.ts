export const SUITE = 'trixie';
export const ARCHITECTURE = 'arm64';
const MIRROR = 'http://deb.debian.org';

/** Where packages come from. Backports are used for what no other suite has, which is the kernel's newer packages. */
export function sourcesList(mirror = MIRROR): string {
  const components = 'main non-free-firmware';
  return [
    `deb ${mirror}/debian ${SUITE} ${components}`,
    `deb ${mirror}/debian ${SUITE}-updates ${components}`,
    `deb ${mirror}/debian-security ${SUITE}-security ${components}`,
    `deb ${mirror}/debian ${SUITE}-backports ${components}`,
    '',
  ].join('\n');
}

/** Debian packages of the root, by what they are for; what they depend on comes along, what they recommend does not. */
const PURPOSES = {
  system: ['systemd', 'systemd-sysv', 'udev', 'dbus', 'kmod', 'netbase', 'procps', 'ca-certificates'],
  kernel: [
    'linux-modules-arm64',
    'raspi-firmware',
    'firmware-brcm80211',
    'firmware-realtek',
    'wireless-regdb',
  ],
  disks: ['busybox-static', 'fdisk', 'e2fsprogs', 'dosfstools', 'rauc', 'rauc-service'],
  time: ['chrony'],
  agent: ['nodejs', 'nftables', 'iproute2', 'iputils-ping', 'ethtool', 'bpftool'],
  lines: ['udhcpc', 'ppp', 'modemmanager', 'usb-modeswitch', 'wpasupplicant', 'iw'],
  tunnels: ['wireguard-tools', 'openvpn', 'haproxy', 'mptcpize'],
  lan: ['dnsmasq-base', 'avahi-daemon'],
};

/** Packages that are asked for by name, but for the kernel itself. */
export const PACKAGES: readonly string[] = Object.values(PURPOSES).flat();

/**
 * The kernel's package. `linux-image-arm64` would bring tools for an initrd of 38 MB that takes six emulated minutes;
 * the modules have a package without them, and the kernel one named for the same release.
 *
 * @param installed names of the packages that {@link PACKAGES} bring
 * @throws RangeError when there is no such release
 */
export function kernelPackage(installed: readonly string[]): string {
  const release = installed.flatMap((name) => /^linux-modules-(\d.*)$/.exec(name)?.[1] ?? [])[0];
  if (!release) throw new RangeError('No suite has modules of a kernel with a release in their name.');
  return `linux-binary-${release}`;
}

/** Release of the kernel of that package, as `uname -r` says it. */
export function kernelRelease(kernel: string): string {
  return kernel.slice('linux-binary-'.length);
}

/** Never unpacked: nobody reads manuals on a box, and it has the device trees of Raspberry Pi alone. Licences stay. */
const DPKG_PATHS = [
  'path-exclude=/usr/share/doc/*',
  'path-include=/usr/share/doc/*/copyright',
  'path-exclude=/usr/share/man/*',
  'path-exclude=/usr/share/locale/*',
  'path-exclude=/usr/share/info/*',
  'path-exclude=/usr/share/lintian/*',
  'path-exclude=/usr/share/bug/*',
  'path-exclude=/usr/lib/modules/*/dtb/*',
  'path-include=/usr/lib/modules/*/dtb/broadcom/*',
];

const APT_OPTIONS = ['APT::Install-Recommends "false"', 'Acquire::Languages "none"'];

/** Times in the tree are no later than this: 2026-01-01T00:00:00Z, in seconds. */
export const TREE_EPOCH = 1_767_225_600;

/** Everything that decides what the tree is made of, beside the versions of its packages. */
export const TREE_RECIPE = { SUITE, ARCHITECTURE, DPKG_PATHS, APT_OPTIONS, TREE_EPOCH };

/** mmdebstrap's arguments: the tree as a tar, in a user namespace (mmdebstrap(1)). */
export function bootstrapArguments(
  packages: readonly string[],
  { sources, tar }: { sources: string; tar: string },
): string[] {
  return [
    '--mode=unshare',
    '--variant=minbase',
    `--architectures=${ARCHITECTURE}`,
    '--format=tar',
    ...APT_OPTIONS.map((option) => `--aptopt=${option}`),
    ...DPKG_PATHS.map((option) => `--dpkgopt=${option}`),
    `--include=${packages.join(',')}`,
    SUITE,
    tar,
    sources,
  ];
}

/** Left out of the root although packages bring it: what apt and the emulation need, and what lies in the boot partition. */
export const LEFT_OUT = [
  '/dev/*',
  '/proc/*',
  '/sys/*',
  '/run/*',
  '/tmp/*',
  '/boot/*',
  '/vmlinuz*',
  '/initrd.img*',
  '/usr/lib/raspi-firmware/*',
  '/usr/share/nodejs/corepack/*',
  '/usr/share/doc/*/changelog*',
  '/usr/include/*',
  '/var/lib/apt/*',
  '/var/cache/*',
  '/var/log/*',
  '/etc/machine-id',
  '/etc/hostname',
  '/etc/resolv.conf',
];
