/**
 * The programs that the agent runs, by the Debian packages that have them. None is tied to an architecture, and neither is
 * the agent, one file of JavaScript: so one package serves all.
 */
export const DEPENDS = [
  // The unit's sandbox is in the words of this release, Debian 12's.
  'systemd (>= 252)',
  'nodejs (>= 18.13)',
  'haproxy',
  'mptcpize',
  'nftables',
  'iproute2',
  // /etc/protocols and /etc/services, which nft and ip read.
  'netbase',
  'kmod',
  'wireguard-tools',
  'openvpn',
  'dnsmasq-base',
  'udhcpc',
  'ppp',
] as const;

/** For a relay's lines that return: what its installation asks for beside the package. */
export const FOR_RELAYS = ['bpftool'] as const;

/** For lines by radio, besides; and for a kernel that has no WireGuard of its own, which Debian's have. */
export const RECOMMENDS = ['modemmanager', 'wpasupplicant', ...FOR_RELAYS] as const;
export const SUGGESTS = ['wireguard-go'] as const;
