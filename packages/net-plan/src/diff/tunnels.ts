import type { HostState, NetState, Route, Rule, Tunnel } from '../host-state.js';
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

/** The ways of packets with one of these marks that are not as they should be; how their connections find their rate is no part. */
function otherWays(observed: HostState, wanted: readonly Route[], marks: ReadonlySet<number>) {
  const ways = (all: readonly Route[]) =>
    all.filter(({ table }) => marks.has(table)).map(({ congestion: _, ...way }) => way);
  return difference(ways(observed.routes), ways(wanted)).add;
}

/**
 * Keys, ports and peers of the tunnels that differ, and of those whose packets are led another way: `wireguard-go` goes on
 * sending from the address and the interface at which it last heard from the peer, for 15 s and longer, until it is
 * told the peer's endpoint again.
 */
export function configureTunnels(
  observed: HostState,
  wanted: Pick<NetState, 'tunnels' | 'routes'>,
  newRules: readonly Rule[],
  keyFile: string,
): Step[] {
  const known = byName(observed.tunnels);
  const marks = new Set(wanted.tunnels.map(({ mark }) => mark).filter((mark) => mark !== 0));
  const led = marks.size === 0 ? [] : [...otherWays(observed, wanted.routes, marks), ...newRules];
  const moved = new Set(led.map(({ table }) => table));
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
