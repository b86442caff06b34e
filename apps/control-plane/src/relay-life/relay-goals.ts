import { Injectable } from '@nestjs/common';
import type { Id } from '@tresse/contracts';
import type { Transaction } from '../database/index.js';
import { wanted } from './person-changes.js';
import { lockFacts, readFacts } from './relay-facts.repository.js';
import { setGoal, updateRelayLife } from './relay-writes.repository.js';

/** Gives relays back without a person's word, within the transaction of whoever decides it. */
@Injectable()
export class RelayGoals {
  /** Until the transaction ends nobody else changes the relay, or puts a site onto it. */
  async lock(tx: Transaction, relayId: Id): Promise<void> {
    await lockFacts(tx, relayId);
  }

  /** From now on it is to be gone; its name, or undefined where it is so already or has a site. */
  async giveBack(tx: Transaction, relayId: Id): Promise<string | undefined> {
    const relay = await readFacts(tx, relayId);
    if (!relay || relay.goal === 'gone' || relay.sites > 0) return undefined;
    const change = wanted(relay, 'gone', new Date());
    if (!change) return undefined;
    await setGoal(tx, relayId, 'gone');
    await updateRelayLife(tx, relayId, change);
    return relay.name;
  }
}
