import { hostOf, type Ipv4Cidr } from '@tresse/contracts';
import type { HostState } from '../host-state.js';
import { isTunnelAddress, isTunnelName } from '../naming.js';
import type { WantedLink } from '../render/wanted.js';
import type { Step, StepOf } from '../step.js';
import { byName } from './difference.js';

/** Addresses that are missing. */
export function addAddresses(observed: HostState, wanted: readonly WantedLink[]): Step[] {
  const known = byName(observed.links);
  return wanted.flatMap(({ name, addresses, routing }) => {
    const have = known.get(name)?.addresses ?? [];
    return addresses
      .filter((address) => !have.includes(address))
      .map(
        (address): Step => ({ action: 'add-address', link: name, address, ...(routing ? { routing } : {}) }),
      );
  });
}

/** Links that are down or of another MTU. */
export function setLinks(observed: HostState, wanted: readonly WantedLink[]): Step[] {
  const known = byName(observed.links);
  return wanted
    .filter(({ name, mtu }) => {
      const link = known.get(name);
      return link === undefined || !link.up || (mtu !== null && link.mtu !== mtu);
    })
    .map(({ name, mtu }) => ({ action: 'set-link', name, mtu }));
}

/** Addresses of ours (in our pool, or put there by us) that nobody wants. */
export function removeAddresses(
  observed: HostState,
  wanted: readonly WantedLink[],
): StepOf<'remove-address'>[] {
  const kept = byName(wanted);
  const ours = (link: string, address: Ipv4Cidr) =>
    isTunnelAddress(hostOf(address)) ||
    observed.ledger.addresses.some((entry) => entry.link === link && entry.address === address);
  return observed.links.flatMap(({ name, addresses }) => {
    const keep = kept.get(name)?.addresses ?? [];
    if (isTunnelName(name) && !kept.has(name)) return [];
    return addresses
      .filter((address) => ours(name, address) && !keep.includes(address))
      .map((address) => ({ action: 'remove-address', link: name, address }));
  });
}
