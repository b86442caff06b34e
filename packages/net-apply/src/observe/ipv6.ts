import type { Rule } from '@tresse/net-plan';
import { IP6 } from '../answering-program.js';
import type { Host } from '../host.js';
import { parseIpv6Rules } from './ip.js';

/** Whether the kernel speaks IPv6, which may be switched off when it starts (`ipv6.disable=1`). */
export async function speaksIpv6(host: Host): Promise<boolean> {
  return (await host.readFile('/proc/sys/net/ipv6/conf/all/forwarding')) !== null;
}

/** The routing rules of IPv6; a kernel without has none, and `ip -6` fails there. */
export async function readIpv6Rules(host: Host): Promise<Rule[]> {
  return (await speaksIpv6(host)) ? parseIpv6Rules(await host.ask(IP6, 'rule show')) : [];
}
