import { type Id, ProviderKind } from '@tresse/contracts';
import type { Transaction } from '../../database/index.js';
import type { ToFollow } from './follow-step.js';

const END = { id: true, accountId: true, providerRegion: true, serverId: true } as const;

/** What decides whether an address goes along; undefined when it, its relay or the other is not there. */
export async function readToFollow(
  tx: Transaction,
  addressId: Id,
  siteIds: readonly Id[],
  toRelayId: Id,
): Promise<ToFollow | undefined> {
  const address = await tx.publicAddress.findUnique({
    where: { id: addressId, removedAt: null },
    include: { account: true, relay: { select: END } },
  });
  const relay = await tx.relay.findUnique({ where: { id: toRelayId, removedAt: null }, select: END });
  if (!address?.relay || !relay) return undefined;
  const staying = await tx.assignment.count({
    where: { address: address.ip, until: null, siteId: { notIn: [...siteIds] } },
  });
  const { id: fromId, ...from } = address.relay;
  const { id: toId, ...to } = relay;
  return {
    address: {
      accountId: address.accountId,
      providerAddressId: address.providerAddressId,
      provider: address.account ? ProviderKind.parse(address.account.provider) : null,
    },
    from: { relayId: fromId, ...from },
    to: { relayId: toId, ...to },
    staying,
  };
}

/** Writes down that the address is at another relay; false when somebody else has moved it meanwhile. */
export async function routeTo(
  tx: Transaction,
  addressId: Id,
  { from, to }: { from: Id; to: Id },
): Promise<boolean> {
  const { count } = await tx.publicAddress.updateMany({
    where: { id: addressId, relayId: from, removedAt: null },
    data: { relayId: to },
  });
  return count === 1;
}
