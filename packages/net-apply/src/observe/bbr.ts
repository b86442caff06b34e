import type { Host } from '../host.js';
import { succeeds } from './try.js';

/** The algorithms of congestion control that are loaded. */
const AVAILABLE = '/proc/sys/net/ipv4/tcp_available_congestion_control';

/**
 * Whether connections can be given BBR. With Debian's and the Raspberry Pi's kernels it is a module, which nothing has loaded
 * until it is first asked for; asking loads it (`tcp_ca_find_autoload` in net/ipv4/tcp_cong.c).
 */
export async function hasBbr(host: Host): Promise<boolean> {
  const loaded = ((await host.readFile(AVAILABLE)) ?? '').trim().split(/\s+/);
  return loaded.includes('bbr') || (await succeeds(host, ['modprobe', '--dry-run', '--quiet', 'tcp_bbr']));
}
