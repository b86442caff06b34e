import {
  contains,
  hostOf,
  type Ipv4,
  type Ipv4Cidr,
  ipv4ToNumber,
  networkOf,
  overlaps,
  rangeOf,
  type SiteDesired,
  TUNNEL_POOL,
} from '@tresse/contracts';
import type { Lease } from '../../host-state.js';

/** What a line is given with its address. */
export interface LeasedAddress {
  readonly address: Ipv4;
  /** Null where none is needed. */
  readonly gateway: Ipv4 | null;
  readonly network: Ipv4Cidr;
}

/** What a network says of an address. */
type Offer = Pick<Lease, 'address'> & { readonly gateway: Ipv4 | null };

/** No provider's network is larger; a router that claims one would draw in traffic that is not its own. */
const SHORTEST_PREFIX = 8;

const NEVER_A_HOST = ['0.0.0.0/8', '127.0.0.0/8', '224.0.0.0/3'];

/**
 * What of a lease may be used: null when its address is none for a host, its network is ours or the LAN's, or its
 * gateway cannot be reached. A line's router can then harm its own line alone.
 */
export function usableLease(lease: Offer, desired: SiteDesired): LeasedAddress | null {
  return soundLease(lease, lanNetworks(desired));
}

/** True when the network shares an address with the LAN, or with a network behind the customer's router. */
export function liesOnLan(network: Ipv4Cidr, desired: SiteDesired): boolean {
  return lanNetworks(desired).some((own) => overlaps(own, network));
}

function lanNetworks({ lan: { address, mode } }: SiteDesired): Ipv4Cidr[] {
  return [address, ...(mode.kind === 'in-front' ? mode.networks : [])];
}

/** The same for a host whose networks these are. */
export function soundLease({ address, gateway }: Offer, own: readonly Ipv4Cidr[]): LeasedAddress | null {
  const host = hostOf(address);
  const { first, last } = rangeOf(address);
  const foreign = [TUNNEL_POOL, ...own, ...NEVER_A_HOST];
  const sound =
    Number(address.split('/')[1]) >= SHORTEST_PREFIX &&
    !foreign.some((network) => overlaps(network, address)) &&
    (last - first < 2 || ![first, last].includes(ipv4ToNumber(host))) &&
    (gateway === null || (contains(address, gateway) && gateway !== host));
  return sound ? { address: host, gateway, network: networkOf(address) } : null;
}
