import type { Id } from '@tresse/contracts';
import type { Transaction } from '../../database/index.js';
import { lockRelays } from '../../relays/relay-locks.repository.js';
import type { Moving } from './batch-facts.js';
import {
  type Holder,
  type LockedSite,
  lockFreeAddresses,
  lockFreeSites,
  readHolders,
} from './locks.repository.js';

/**
 * Locks all that the moves of these sites change, in the order of `relay-locks`: the sites that nobody is changing, with
 * those that have the same public address of their own, the relays that they may go to, and these addresses. Where somebody
 * has one site of an address, or the address, all of that address are left for another time.
 */
export async function lockBatch(
  tx: Transaction,
  wanted: readonly Moving[],
): Promise<{ sites: LockedSite[]; relays: Id[] }> {
  const ids = wanted.map(({ id }) => id);
  const holders = await readHolders(tx, ids);
  const sites = await lockFreeSites(tx, [...ids, ...holders.map(({ siteId }) => siteId)]);
  const relays = [...new Set(wanted.flatMap(({ to }) => to))];
  await lockRelays(tx, relays);
  const addresses = await lockFreeAddresses(
    tx,
    holders.map(({ addressId }) => addressId),
  );
  return { sites: withWholeAddresses(sites, holders, addresses), relays };
}

/** Those of the sites whose address, if it is their own, is locked with all that have it. */
export function withWholeAddresses<Site extends { id: Id }>(
  sites: readonly Site[],
  holders: readonly Holder[],
  addresses: ReadonlySet<Id>,
): Site[] {
  const locked = new Set(sites.map(({ id }) => id));
  const parted = new Set(
    holders
      .filter(({ siteId, addressId }) => !locked.has(siteId) || !addresses.has(addressId))
      .map(({ addressId }) => addressId),
  );
  const left = new Set(holders.filter(({ addressId }) => parted.has(addressId)).map(({ siteId }) => siteId));
  return sites.filter(({ id }) => !left.has(id));
}
