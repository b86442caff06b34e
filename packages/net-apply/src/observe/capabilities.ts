import type { Capabilities } from '@tresse/net-plan';
import type { Host } from '../host.js';

/** What the kernel can do. Looks without changing anything, but for a module that `modprobe` would load anyway. */
export async function readCapabilities(host: Host): Promise<Capabilities> {
  const [congestion, rtoMax, module] = await Promise.all([
    host.readFile('/proc/sys/net/ipv4/tcp_available_congestion_control'),
    host.readFile('/proc/sys/net/ipv4/tcp_rto_max_ms'),
    host.readFile('/sys/module/wireguard/version'),
  ]);
  return {
    kernelWireguard: module !== null || (await canLoadWireguard(host)),
    bbr: congestion?.split(/\s+/).includes('bbr') ?? false,
    rtoMax: rtoMax !== null,
  };
}

async function canLoadWireguard(host: Host): Promise<boolean> {
  try {
    return (await host.run(['modprobe', '--dry-run', '--quiet', 'wireguard'])).code === 0;
  } catch {
    return false;
  }
}
