import { type HostCapabilities, type Paths, planTakeDown } from '@tresse/net-plan';
import { type ExecutionResult, execute } from './execute/index.js';
import type { Host } from './host.js';
import { observe } from './observe/index.js';

/** What a host can do is no matter when everything goes. */
const NOTHING_KNOWN: HostCapabilities = {
  kernelWireguard: false,
  mptcp: false,
  bonding: false,
  openvpn: false,
  dnsmasq: false,
  qdiscs: [],
  access: [],
  ipv6: false,
  bbr: null,
  rtoMax: false,
};

/** Takes away everything that was made for Tresse on this host, and only that; gives back what was changed. */
export async function takeDown(host: Host, paths: Paths): Promise<ExecutionResult> {
  const observed = await observe(host, paths, Promise.resolve(NOTHING_KNOWN));
  return execute(host, planTakeDown(observed), paths);
}
