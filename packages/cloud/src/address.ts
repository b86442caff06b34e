import type { Instant } from '@tresse/contracts';

export interface AddressOrder {
  /** Ours, unique among the addresses of the installation. */
  label: string;
  /** As {@link Region.id}. */
  region: string;
  family: 4 | 6;
}

/** Enough to name one address. */
export interface AddressRef {
  /** The provider's. */
  id: string;
  region: string;
}

/** A public address that is not part of a server: a floating, flexible or failover IP in the providers' words. */
export interface Address extends AddressRef {
  /** Undefined for one that was not ordered by this installation. */
  label: string | undefined;
  family: 4 | 6;
  ip: string;
  /** In bits; an IPv6 address is often a whole network. */
  prefixLength: number;
  /** The server it is routed to, by the provider's id. */
  serverId: string | undefined;
  /** Undefined where the provider does not say. */
  createdAt: Instant | undefined;
}
