import type { Host } from './host.js';

/** Closes every TCP socket of this host whose peer is the address; none is no error. Source: ss(8), SOCK_DESTROY. */
export async function destroySockets(host: Host, peer: string): Promise<void> {
  await host.run(['ss', '-K', '-t', '-n', 'dst', peer]);
}
