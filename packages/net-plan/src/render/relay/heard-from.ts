import type { Ipv4 } from '@tresse/contracts';
import { byName } from '../../diff/difference.js';
import type { HostState, LineFact, Tunnel } from '../../host-state.js';

/** The tunnels of each look at the host by name: every line of every site asks for its own. */
const known = new WeakMap<readonly Tunnel[], ReadonlyMap<string, Tunnel>>();

/** The outer address that a tunnel's peer has now; null before it was heard. */
export function heardFrom({ tunnels }: Pick<HostState, 'tunnels'>, name: string): Ipv4 | null {
  const named = known.get(tunnels) ?? byName(tunnels);
  known.set(tunnels, named);
  const endpoint = named.get(name)?.peer?.endpoint;
  return endpoint?.slice(0, endpoint.lastIndexOf(':')) ?? null;
}

/** The relay's interface to the internet, with its gateway. */
export function wayToInternet({
  lineFacts,
}: Pick<HostState, 'lineFacts'>): (LineFact & { gateway: Ipv4 }) | undefined {
  return lineFacts.flatMap((fact) => (fact.gateway === null ? [] : [{ ...fact, gateway: fact.gateway }]))[0];
}
