import { isDirect } from '@tresse/contracts';
import { passageDoor, relayDoors } from '../direct/index.js';
import { anySet } from '../firewall.js';
import type { RelayDoors } from '../haproxy.js';
import type { Part } from '../part.js';
import type { RelayContext } from './context.js';

/** What the proxy has beside the tunnels: a way in for sites of carrier `direct`, a try for others of profile `mptcp`. */
export function doorsOf({ desired, paths, sites }: RelayContext): RelayDoors | undefined {
  const direct = sites.map(({ site }) => site).filter(({ braid }) => isDirect(braid));
  if (direct.length > 0) return relayDoors(desired, direct, paths);
  return sites.some(({ site }) => site.braid.profile === 'mptcp') ? passageDoor(desired) : undefined;
}

/** The ports of the proxy that are open to the internet. */
export function relayDirectPart(relay: RelayContext): Part {
  const doors = doorsOf(relay);
  if (doors === undefined) return {};
  const ports = anySet(doors.ports.map(String));
  return { firewall: { chains: { input: [`iifname != @tunnels tcp dport ${ports} accept`] } } };
}
