import { isOwnEndpoint, type Mptcp, NO_MPTCP } from '@tresse/net-plan';
import { command } from '../command.js';
import type { Host } from '../host.js';
import { parseEndpoints, parseLimits } from './ip.js';

/** Limits and our endpoints; a kernel without MPTCP has none, and `ip mptcp` fails there. */
export async function readMptcp(host: Host): Promise<Mptcp> {
  if ((await host.readFile('/proc/sys/net/mptcp/enabled')) === null) return NO_MPTCP;
  const [endpoints, limits] = await Promise.all([
    command(host, ['ip', '-j', 'mptcp', 'endpoint', 'show']),
    command(host, ['ip', 'mptcp', 'limits', 'show']),
  ]);
  return {
    ...parseLimits(limits),
    endpoints: parseEndpoints(endpoints).filter(isOwnEndpoint),
  };
}
