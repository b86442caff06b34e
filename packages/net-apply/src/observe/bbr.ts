import { type Bbr, STEADY_BBR } from '@tresse/net-plan';
import type { Host } from '../host.js';
import { succeeds } from './try.js';

/** The algorithms that are loaded. */
const AVAILABLE = '/proc/sys/net/ipv4/tcp_available_congestion_control';

/**
 * The best kind of BBR here. With Debian's and the Raspberry Pi's kernels the kernel's own is a module, which none has loaded
 * until it is first asked for; asking loads it (`tcp_ca_find_autoload` in net/ipv4/tcp_cong.c).
 */
export async function readBbr(host: Host): Promise<Bbr | null> {
  const loaded = ((await host.readFile(AVAILABLE)) ?? '').trim().split(/\s+/);
  if (loaded.includes(STEADY_BBR)) return STEADY_BBR;
  const loadable =
    loaded.includes('bbr') || (await succeeds(host, ['modprobe', '--dry-run', '--quiet', 'tcp_bbr']));
  return loadable ? 'bbr' : null;
}
