import type { HostState, Tunnel } from '../host-state.js';
import { siteTunnel, TABLE } from '../naming.js';
import type { PresentLine } from './site-lines.js';
import type { WantedLink } from './wanted.js';

/** Keeps the mapping in the line's router open, in seconds; the value that WireGuard's manual gives. */
const KEEPALIVE_SECONDS = 25;

/** One WireGuard tunnel a line, its carrier packets marked for that line. */
export function siteTunnels(lines: readonly PresentLine[], observed: HostState): Tunnel[] {
  return lines.map(({ line }) => ({
    name: siteTunnel(line.index),
    publicKey: observed.wireguardPublicKey,
    listenPort: null,
    mark: TABLE.line(line.index),
    peer: {
      publicKey: line.tunnel.peer.publicKey,
      endpoint: `${line.tunnel.peer.address}:${line.tunnel.peer.port}`,
      allowedIps: ['0.0.0.0/0'],
      keepalive: KEEPALIVE_SECONDS,
    },
  }));
}

/** The interfaces of the tunnels. */
export function siteTunnelLinks(lines: readonly PresentLine[]): WantedLink[] {
  return lines.map(({ line }) => ({
    name: siteTunnel(line.index),
    mtu: line.tunnel.mtu,
    addresses: [`${line.tunnel.address}/32`],
  }));
}
