import type { HostCapabilities } from '@tresse/net-plan';
import type { Host } from '../host.js';
import { readBbr } from './bbr.js';
import { speaksIpv6 } from './ipv6.js';
import { hasDriver, succeeds } from './try.js';

type Qdisc = HostCapabilities['qdiscs'][number];

/** A queueing discipline on a device, in its shortest form that the kernel takes. */
const QDISCS: readonly (readonly [Exclude<Qdisc, 'ifb'>, ...string[]])[] = [
  ['cake'],
  ['fq_codel'],
  ['fq'],
  ['htb'],
  ['tbf', 'rate', '1mbit', 'burst', '10kb', 'latency', '50ms'],
];

/** Devices that live for the time of a probe. */
const PROBE = 'tresse-probe';

/**
 * What the kernel and the installed programs can do, found by trying: costs about 150 ms, and leaves nothing but what
 * `modprobe` would load anyway.
 */
export async function readCapabilities(host: Host): Promise<HostCapabilities> {
  const [bbr, rtoMax, mptcp, ipv6, wireguard, bonding, openvpn, dnsmasq, qdiscs, ifb, access] =
    await Promise.all([
      readBbr(host),
      host.readFile('/proc/sys/net/ipv4/tcp_rto_max_ms'),
      host.readFile('/proc/sys/net/mptcp/enabled'),
      speaksIpv6(host),
      hasDriver(host, 'wireguard', '/sys/module/wireguard/version'),
      hasDriver(host, 'bonding', '/sys/class/net/bonding_masters'),
      isInstalled(host, ['openvpn', '--version']),
      isInstalled(host, ['dnsmasq', '--version']),
      readQdiscs(host),
      canMake(host, `${PROBE}-i`, ['ip', 'link', 'add', `${PROBE}-i`, 'type', 'ifb']),
      readAccess(host),
    ]);
  return {
    kernelWireguard: wireguard,
    mptcp: mptcp !== null,
    bonding,
    openvpn,
    dnsmasq,
    qdiscs: [...qdiscs, ...(ifb ? ['ifb' as const] : [])],
    access,
    ipv6,
    bbr,
    rtoMax: rtoMax !== null,
  };
}

async function readAccess(host: Host): Promise<HostCapabilities['access']> {
  const [vlan, dhcp, pppd, session, modem, supplicant, radio] = await Promise.all([
    hasDriver(host, '8021q', '/proc/net/vlan/config'),
    isInstalled(host, ['udhcpc', '--help']),
    isInstalled(host, ['pppd', '--version']),
    hasDriver(host, 'pppoe', '/proc/net/pppoe'),
    isInstalled(host, ['mmcli', '--version']),
    isInstalled(host, ['wpa_supplicant', '-v']),
    hasDriver(host, 'cfg80211', '/sys/module/cfg80211/parameters/bss_entries_limit'),
  ]);
  return [
    ...(vlan ? ['vlan' as const] : []),
    ...(dhcp ? ['dhcp' as const] : []),
    ...(pppd && session ? ['pppoe' as const] : []),
    ...(modem ? ['modem' as const] : []),
    ...(supplicant && radio ? ['wifi' as const] : []),
  ];
}

async function readQdiscs(host: Host): Promise<Qdisc[]> {
  const found: Qdisc[] = [];
  await withDevice(host, PROBE, ['ip', 'tuntap', 'add', 'dev', PROBE, 'mode', 'tun'], async () => {
    for (const [name, ...settings] of QDISCS) {
      const made = ['tc', 'qdisc', 'replace', 'dev', PROBE, 'root', 'handle', '1:', name, ...settings];
      if (await succeeds(host, made)) found.push(name);
    }
  });
  return found;
}

async function canMake(host: Host, device: string, argv: readonly string[]): Promise<boolean> {
  return withDevice(host, device, argv, async () => undefined);
}

/** Does the work while the device is there; false when it cannot be made. One that a crash has left is taken away first. */
async function withDevice(
  host: Host,
  device: string,
  make: readonly string[],
  work: () => Promise<void>,
): Promise<boolean> {
  await succeeds(host, ['ip', 'link', 'delete', device]);
  if (!(await succeeds(host, make))) return false;
  try {
    await work();
  } finally {
    await succeeds(host, ['ip', 'link', 'delete', device]);
  }
  return true;
}

async function isInstalled(host: Host, argv: readonly string[]): Promise<boolean> {
  try {
    await host.run(argv);
    return true;
  } catch {
    return false;
  }
}
