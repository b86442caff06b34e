import type { Sockets } from './sockets.js';

/**
 * Closes every MPTCP subflow of this host whose peer is the address; none is no error. Plain TCP, which a connection
 * falls back to when its handshake loses a packet, is spared: it has no other line to live on. A connection that loses
 * its last subflow is kept by both kernels until it has another. Source: ss(8), SOCK_DESTROY; mptcp-sysctl.rst,
 * close_timeout.
 */
export async function destroySubflows(sockets: Sockets, peer: string): Promise<void> {
  const plain = plainPorts(await sockets.list(['dst', peer])).flatMap((port) => [
    'and',
    'dport',
    '!=',
    `:${port}`,
  ]);
  await sockets.close(['dst', peer, ...plain]);
}

/** Ports of the peers of those sockets in `ss -tniHO` that are no subflows. */
function plainPorts(listed: string): string[] {
  return listed
    .split('\n')
    .filter((row) => row.trim() !== '' && !row.includes(' tcp-ulp-mptcp '))
    .flatMap((row) => /:(\d+)$/.exec(row.trim().split(/\s+/)[4] ?? '')?.slice(1) ?? []);
}
