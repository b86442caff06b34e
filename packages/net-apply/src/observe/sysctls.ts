import { setImmediate } from 'node:timers/promises';
import { isTunnelName } from '@tresse/net-plan';
import type { Host } from '../host.js';

const GLOBAL = [
  'net/ipv4/ip_forward',
  'net/ipv4/tcp_rmem',
  'net/ipv4/tcp_wmem',
  'net/ipv4/tcp_notsent_lowat',
  'net/ipv4/tcp_congestion_control',
  'net/ipv4/tcp_rto_max_ms',
  'net/ipv4/tcp_retries2',
  'net/ipv4/tcp_no_metrics_save',
  'net/ipv4/tcp_frto',
  'net/ipv4/tcp_timestamps',
  'net/netfilter/nf_conntrack_tcp_be_liberal',
  'net/ipv6/conf/all/forwarding',
  'net/mptcp/enabled',
  'net/mptcp/stale_loss_cnt',
  'net/mptcp/blackhole_timeout',
  'net/mptcp/syn_retrans_before_tcp_fallback',
];
/** Of each tunnel: a relay has hundreds, and each look reads them all. */
const PER_TUNNEL = { ipv4: ['rp_filter', 'send_redirects', 'accept_redirects'], ipv6: ['disable_ipv6'] };
/** Of each other interface, by family. */
const PER_INTERFACE = {
  ipv4: ['rp_filter', 'send_redirects', 'ignore_routes_with_linkdown', 'accept_redirects', 'accept_local'],
  ipv6: ['accept_redirects', 'accept_ra', 'disable_ipv6'],
};

/** So many files are read in one turn of the event loop: it takes about a millisecond, in which no verdict can fall. */
const AT_ONCE = 100;

/** The kernel settings that we care for, by path below /proc/sys, blanks made single; absent ones are left out. */
export async function readSysctls(host: Host): Promise<Record<string, string>> {
  const [ipv4, ipv6] = await Promise.all([ofInterfaces(host, 'ipv4'), ofInterfaces(host, 'ipv6')]);
  const paths = [...GLOBAL, ...ipv4, ...ipv6];
  const found: Record<string, string> = {};
  for (const [place, path] of paths.entries()) {
    if (place % AT_ONCE === AT_ONCE - 1) await setImmediate();
    const text = await host.readFile(`/proc/sys/${path}`);
    if (text !== null) found[path] = text.trim().replace(/\s+/g, ' ');
  }
  return found;
}

async function ofInterfaces(host: Host, family: keyof typeof PER_INTERFACE): Promise<string[]> {
  const interfaces = await host.listDirectory(`/proc/sys/net/${family}/conf`);
  return interfaces.flatMap((name) =>
    settingsOf(name, family).map((setting) => `net/${family}/conf/${name}/${setting}`),
  );
}

function settingsOf(name: string, family: keyof typeof PER_INTERFACE): readonly string[] {
  return (isTunnelName(name) ? PER_TUNNEL : PER_INTERFACE)[family];
}
