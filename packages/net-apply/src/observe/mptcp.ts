import { isOwnEndpoint, type Mptcp, NO_MPTCP } from '@tresse/net-plan';
import { IP } from '../answering-program.js';
import type { Host } from '../host.js';
import { parseEndpoints, parseLimits } from './ip.js';

/** Limits and our endpoints; a kernel without MPTCP has none, and `ip mptcp` fails there. */
export async function readMptcp(host: Host, names: string): Promise<Mptcp> {
  if ((await host.readFile('/proc/sys/net/mptcp/enabled')) === null) return NO_MPTCP;
  const [endpoints, limits] = await Promise.all([
    host.ask(IP, 'mptcp endpoint show', names),
    host.ask(IP, 'mptcp limits show', names),
  ]);
  return {
    ...parseLimits(limits),
    endpoints: parseEndpoints(endpoints).filter(isOwnEndpoint),
  };
}
