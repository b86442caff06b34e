import { Injectable } from '@nestjs/common';
import type { Id, Ipv4 } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';
import { readToFollow, send } from './address-follow.repository.js';
import { followStep } from './follow-step.js';

/** Has a tenant's own public address go along with its sites, where its provider can move it. */
@Injectable()
export class AddressFollow {
  /** The other sites that have the very address which this one has of a pool, and must go along if it is to. */
  async matesOf(tx: Transaction, siteId: Id, toRelayId: Id): Promise<readonly Id[]> {
    return (await readToFollow(tx, siteId, toRelayId))?.mates ?? [];
  }

  /**
   * Sends the address of these sites to their next relay, within the transaction that moves all of them there, before
   * their assignments are changed; undefined when it stays, and they get another, which is announced. The address itself
   * arrives later: sites whose former relay serves wait for it. `atOnce` where that relay is dead.
   */
  async sendAlong(
    tx: Transaction,
    siteIds: readonly [Id, ...Id[]],
    toRelayId: Id,
    atOnce: boolean,
  ): Promise<Ipv4 | undefined> {
    const found = await readToFollow(tx, siteIds[0], toRelayId);
    if (!found) return undefined;
    const staying = found.mates.filter((id) => !siteIds.includes(id)).length;
    const { address, from, to } = found;
    if (followStep({ address, from, to, staying }).do !== 'move') return undefined;
    const isSent = await send(tx, address.id, { from: from.relayId, to: toRelayId, atOnce });
    return isSent ? address.ip : undefined;
  }
}
