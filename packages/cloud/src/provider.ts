import type { Address, AddressOrder, AddressRef } from './address.js';
import type { Credentials, Money, Region, Size } from './offer.js';
import type { Progress, Server, ServerOrder, ServerRef } from './server.js';

/** What every call takes. An abort ends it at once and throws the signal's reason. */
export interface CallOptions {
  signal?: AbortSignal;
}

/** What a provider's API cannot do at all; the calls concerned throw `not-offered`. */
export interface Abilities {
  /** Public addresses can be ordered and given back. */
  readonly ordersAddresses: boolean;
  /** An address can be detached without being attached elsewhere. */
  readonly detachesAddresses: boolean;
}

/**
 * Where relays come from. One object stands for one installation in one account. Every call throws {@link CloudError}
 * and nothing else, but for the signal's reason. Calls that read, and calls that may be repeated without harm, repeat
 * themselves a few times; orders never do.
 */
export interface CloudProvider {
  /** Stable name: `hetzner`, `scaleway`, `ovh`. */
  readonly id: string;
  readonly abilities: Abilities;

  /**
   * The server with this label, running or on its way: ordered if there is none, finished or started if it was left
   * half made or switched off. Safe to repeat until it succeeds, whatever the former attempts came to, **as long as the
   * caller holds a lock on the label**: no provider but Hetzner refuses a second server of one name. Of several servers
   * with this label the oldest is kept and the others are destroyed.
   */
  createServer(order: ServerOrder, options?: CallOptions): Promise<Server>;
  /** The server with this label, the oldest if there are several; undefined if there is none. */
  findServer(label: string, options?: CallOptions): Promise<Server | undefined>;
  /** Every server of this installation, each once, oldest first: what a reaper compares with its own records. */
  listServers(options?: CallOptions): Promise<Server[]>;
  /** The server as it is now. One that the provider no longer knows has the state `gone`; that is no error. */
  readServer(server: ServerRef, options?: CallOptions): Promise<Server>;
  /** Sees to the end of a server and its disks. To be repeated until it answers `done`; one that is gone is `done`. */
  destroyServer(server: ServerRef, options?: CallOptions): Promise<Progress>;

  /** Public addresses of this account that may be attached to relays; those ordered here carry their label. */
  listAddresses(options?: CallOptions): Promise<Address[]>;
  /** The address with this label, ordered if there is none. Safe to repeat, under a lock, as {@link createServer} is. */
  createAddress(order: AddressOrder, options?: CallOptions): Promise<Address>;
  /**
   * Routes the address to the server; does nothing if it is there already. Throws `address-taken` if it is at another
   * server than `from`: an address moves only from where the caller believes it to be.
   */
  attachAddress(
    address: AddressRef,
    server: ServerRef,
    options?: CallOptions & { from?: string },
  ): Promise<Address>;
  /** Takes the address from the server; does nothing if it is not there or elsewhere. */
  detachAddress(address: AddressRef, server: ServerRef, options?: CallOptions): Promise<void>;
  /** Gives the address back to the provider. One that is gone already is fine. */
  releaseAddress(address: AddressRef, options?: CallOptions): Promise<void>;

  /** The places where servers can be ordered. */
  listRegions(options?: CallOptions): Promise<Region[]>;
  /** The sizes sold in a region with their price, cheapest first. */
  listSizes(region: string, options?: CallOptions): Promise<Size[]>;
  /** What one more public IPv4 address costs a month in a region; undefined where the API does not say. */
  readAddressPrice(region: string, options?: CallOptions): Promise<Money | undefined>;
  /**
   * What the key may do, as far as the provider tells. Throws `credentials-wrong`, `credentials-expired`, or
   * `permission-missing` if it may not even read servers.
   */
  checkCredentials(options?: CallOptions): Promise<Credentials>;
}
