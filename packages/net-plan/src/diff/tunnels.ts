import type { HostState, NetState, Route, Tunnel } from '../host-state.js';
import type { Step } from '../step.js';
import { byName, difference } from './difference.js';

/** True when the tunnel is set up as wanted; what was left to the kernel or to the peer's packets is not compared. */
function tunnelMatches(observed: Tunnel, wanted: Tunnel): boolean {
  const peers = [observed.peer, wanted.peer] as const;
  const peerMatches =
    peers[0] === null || peers[1] === null
      ? peers[0] === peers[1]
      : peers[0].publicKey === peers[1].publicKey &&
        (peers[1].endpoint === null || peers[0].endpoint === peers[1].endpoint) &&
        peers[0].keepalive === peers[1].keepalive &&
        [...peers[0].allowedIps].sort().join() === [...peers[1].allowedIps].sort().join();
  return (
    observed.publicKey === wanted.publicKey &&
    observed.mark === wanted.mark &&
    (wanted.listenPort === null || observed.listenPort === wanted.listenPort) &&
    peerMatches
  );
}

/** Creation of the tunnels that do not exist. */
export function createTunnels(observed: HostState, wanted: readonly Tunnel[]): Step[] {
  const kind = observed.capabilities.kernelWireguard ? 'kernel' : 'userspace';
  const known = byName(observed.tunnels);
  return wanted
    .filter(({ name }) => !known.has(name))
    .map(({ name }) => ({ action: 'create-tunnel', name, kind }));
}

/** What decides the way of a host's packets. */
type Ways = Pick<NetState, 'routes' | 'rules'>;

/** Marks of which the packets will go another way than now. */
function ledAnew(observed: Ways, wanted: Ways, marks: ReadonlySet<number>): ReadonlySet<number> {
  const ways = (all: readonly Route[]) =>
    all.filter(({ table }) => marks.has(table)).map(({ congestion: _, ...way }) => way);
  const routes = difference(ways(observed.routes), ways(wanted.routes)).add;
  const rules = difference(observed.rules, wanted.rules).add;
  return new Set([...routes, ...rules].map(({ table }) => table));
}

/**
 * Keys, ports and peers of the tunnels that differ, and of those whose packets are led another way: `wireguard-go` goes on
 * sending from the address and the interface at which it last heard from the peer, for 15 s and longer, until it is
 * told the peer's endpoint again.
 */
export function configureTunnels(
  observed: HostState,
  wanted: Ways & Pick<NetState, 'tunnels'>,
  keyFile: string,
): Step[] {
  const known = byName(observed.tunnels);
  const marks = new Set(wanted.tunnels.map(({ mark }) => mark).filter((mark) => mark !== 0));
  const moved = marks.size === 0 ? marks : ledAnew(observed, wanted, marks);
  return wanted.tunnels
    .filter((tunnel) => {
      const seen = known.get(tunnel.name);
      return seen === undefined || moved.has(tunnel.mark) || !tunnelMatches(seen, tunnel);
    })
    .map((tunnel) => ({ action: 'configure-tunnel', tunnel, keyFile }));
}

/** Removal of the tunnels that nobody wants. */
export function removeTunnels(observed: HostState, wanted: readonly Tunnel[]): Step[] {
  const kept = byName(wanted);
  return observed.tunnels
    .filter(({ name }) => !kept.has(name))
    .map(({ name }) => ({ action: 'remove-tunnel', name }));
}
