/** One setting of the unit's section [Service], and why it is as it is. Source: systemd.exec(5), systemd 252. */
export interface Setting {
  readonly name: string;
  readonly value: string;
  readonly why: string;
}

/** What the agent and its programs may do beyond an ordinary process. */
export const CAPABILITIES = [
  {
    name: 'CAP_NET_ADMIN',
    why: 'Addresses, routes, queues, tunnels, the packet filter, transparent proxying, ending MPTCP subflows.',
  },
  { name: 'CAP_NET_RAW', why: 'DHCP and PPPoE before there is an address, and binding to an interface.' },
  {
    name: 'CAP_NET_BIND_SERVICE',
    why: 'DHCP and DNS for the LAN, DHCP on the lines, and the box’s own page: ports 53, 67, 68 and 80.',
  },
] as const;

/** Address families of sockets: the last two are DHCP’s and PPPoE’s. */
const FAMILIES = ['AF_UNIX', 'AF_INET', 'AF_INET6', 'AF_NETLINK', 'AF_PACKET', 'AF_PPPOX'];

/** What is written outside the state directory; a dash before a path that not every machine has. */
const WRITABLE = ['/etc/tresse', '/proc/sys/net', '/run', '-/sys/devices/platform/leds'];

/** What of /run tells others what to run or to load. */
const READ_ONLY_IN_RUN = [
  'systemd',
  'udev',
  'tmpfiles.d',
  'sysctl.d',
  'modprobe.d',
  'modules-load.d',
  'user',
];

/** The sandbox, privileges first. */
export const SANDBOX: readonly Setting[] = [
  {
    name: 'CapabilityBoundingSet',
    value: CAPABILITIES.map(({ name }) => name).join(' '),
    why: 'All that root is here: it may read no other user’s files, end no other’s processes, become nobody else.',
  },
  { name: 'NoNewPrivileges', value: 'yes', why: 'No program of the system gives any of it back.' },
  { name: 'ProtectSystem', value: 'strict', why: 'Everything is read-only but what follows.' },
  {
    name: 'ReadWritePaths',
    value: WRITABLE.join(' '),
    why: 'The claim is deleted once used; kernel settings of the network alone; pppd and wireguard-go leave their process and socket in /run; the light that blinks.',
  },
  {
    name: 'ReadOnlyPaths',
    value: READ_ONLY_IN_RUN.map((name) => `-/run/${name}`).join(' '),
    why: 'Folders of /run that systemd, udev and the kernel’s loader follow, as far as they are there.',
  },
  { name: 'ProtectHome', value: 'yes', why: 'Homes are not there.' },
  { name: 'PrivateTmp', value: 'yes', why: 'A /tmp of its own.' },
  {
    name: 'ProtectKernelTunables',
    value: 'yes',
    why: 'Kernel settings are read-only, but those of the network above.',
  },
  {
    name: 'ProtectKernelLogs',
    value: 'yes',
    why: 'The kernel’s log is for others.',
  },
  { name: 'ProtectControlGroups', value: 'yes', why: 'Its limits are not its own to change.' },
  { name: 'ProtectClock', value: 'yes', why: 'The machine’s clock is for others to set.' },
  { name: 'ProtectHostname', value: 'yes', why: 'It gives no names.' },
  {
    name: 'ProtectProc',
    value: 'invisible',
    why: 'It sees its own processes. The rest of /proc stays: that is where the kernel’s settings are.',
  },
  { name: 'DevicePolicy', value: 'closed', why: 'No disk, no terminal, no memory.' },
  {
    name: 'DeviceAllow',
    value: '/dev/net/tun rw',
    why: 'OpenVPN, wireguard-go, and the trial of what queues the kernel has.',
  },
  { name: 'DeviceAllow', value: '/dev/ppp rw', why: 'Sessions of PPPoE.' },
  { name: 'DeviceAllow', value: '/dev/rfkill r', why: 'Whether a radio is switched off.' },
  {
    name: 'RestrictAddressFamilies',
    value: FAMILIES.join(' '),
    why: 'What the programs speak, and no more.',
  },
  { name: 'RestrictNamespaces', value: 'yes', why: 'No containers.' },
  { name: 'RestrictRealtime', value: 'yes', why: 'It may not take the processor for itself.' },
  { name: 'RestrictSUIDSGID', value: 'yes', why: 'No file that lends rights.' },
  { name: 'LockPersonality', value: 'yes', why: 'No other kind of system calls.' },
  { name: 'SystemCallArchitectures', value: 'native', why: 'The same.' },
  {
    name: 'SystemCallFilter',
    value: '@system-service',
    why: 'What services need: no mounting, no modules (the kernel loads what an interface, a queue or a socket needs by itself), no debugging.',
  },
  {
    name: 'SystemCallErrorNumber',
    value: 'EPERM',
    why: 'A refusal is an answer, not the end of the process.',
  },
  { name: 'KeyringMode', value: 'private', why: 'No keys of others.' },
  { name: 'UMask', value: '0077', why: 'What it writes is its own.' },
];
