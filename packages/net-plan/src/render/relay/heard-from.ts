import type { Ipv4 } from '@tresse/contracts';
import type { HostState, LineFact } from '../../host-state.js';

/** The outer address that a tunnel's peer has now; null before it was heard. */
export function heardFrom({ tunnels }: Pick<HostState, 'tunnels'>, name: string): Ipv4 | null {
  const endpoint = tunnels.find((tunnel) => tunnel.name === name)?.peer?.endpoint;
  return endpoint?.slice(0, endpoint.lastIndexOf(':')) ?? null;
}

/** The relay's interface to the internet, with its gateway. */
export function wayToInternet({
  lineFacts,
}: Pick<HostState, 'lineFacts'>): (LineFact & { gateway: Ipv4 }) | undefined {
  return lineFacts.flatMap((fact) => (fact.gateway === null ? [] : [{ ...fact, gateway: fact.gateway }]))[0];
}
