import { Injectable } from '@nestjs/common';
import type { Id, Ipv4 } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';
import { readToFollow, send } from './address-follow.repository.js';
import { followStep } from './follow-step.js';

/** Has a tenant's own public address go along with its one site, where its provider can move it. */
@Injectable()
export class AddressFollow {
  /**
   * Sends the address of this site to its next relay, within the transaction that moves it there, before its assignment is
   * changed; undefined when it stays, and the site gets another, which is announced. The address itself arrives later: a
   * site whose former relay serves waits for it.
   */
  async sendAlong(tx: Transaction, siteId: Id, toRelayId: Id): Promise<Ipv4 | undefined> {
    const found = await readToFollow(tx, siteId, toRelayId);
    if (!found) return undefined;
    const { address, from, to, mates } = found;
    if (followStep({ address, from, to, staying: mates.length }).do !== 'move') return undefined;
    const isSent = await send(tx, address.id, { from: from.relayId, to: toRelayId, atOnce: false });
    return isSent ? address.ip : undefined;
  }
}
