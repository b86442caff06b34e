import { Injectable } from '@nestjs/common';
import type { Id, Relay, RelayGoal, RelayOrder } from '@tresse/contracts';
import { auditPlatform } from '../audit/index.js';
import { Database, type Transaction } from '../database/index.js';
import { insertEvent } from '../events/events.repository.js';
import { ApiError, type Person } from '../http/index.js';
import { requireRelay } from '../relays/relays.repository.js';
import type { RelayFacts } from './facts.js';
import { afresh, wanted } from './person-changes.js';
import { lockFacts } from './relay-facts.repository.js';
import { RelayOrders } from './relay-orders.js';
import { setGoal, updateRelayLife } from './relay-writes.repository.js';

type User = Person['user'];

/** What staff want of relays. */
@Injectable()
export class RelayLifeService {
  constructor(
    private readonly database: Database,
    private readonly orders: RelayOrders,
  ) {}

  /** @throws ApiError `region.no-supply`, `region.full` */
  async order(by: User, wanted: RelayOrder): Promise<Relay> {
    return this.database.forPlatform('relays', async (tx) =>
      requireRelay(tx, await this.orders.orderNamed(tx, wanted, by)),
    );
  }

  /** @throws ApiError `not-found`; `conflict` for a relay that is being given back already */
  async setGoal(by: User, relayId: Id, goal: RelayGoal): Promise<Relay> {
    return this.database.forPlatform('relays', async (tx) => {
      const relay = await locked(tx, relayId);
      if (relay.goal === goal) return requireRelay(tx, relayId);
      const change = wanted(relay, goal, new Date());
      if (!change) throw new ApiError('conflict');
      await setGoal(tx, relayId, goal);
      await updateRelayLife(tx, relayId, change);
      await auditPlatform(tx, by, `relay.goal-${goal}`, { id: relayId, name: relay.name });
      const data = { goal, from: relay.goal };
      await insertEvent(tx, { relayId, kind: 'relay.goal', actor: by.email, data });
      return requireRelay(tx, relayId);
    });
  }

  /** @throws ApiError `not-found`; `conflict` when nothing waits for another attempt */
  async retry(by: User, relayId: Id): Promise<Relay> {
    return this.database.forPlatform('relays', async (tx) => {
      const relay = await locked(tx, relayId);
      const change = afresh(relay, new Date());
      if (!change) throw new ApiError('conflict');
      await updateRelayLife(tx, relayId, change);
      await auditPlatform(tx, by, 'relay.retry', { id: relayId, name: relay.name });
      if (change.state) {
        const data = { state: change.state, from: relay.state, problem: null };
        await insertEvent(tx, { relayId, kind: 'relay.state', actor: by.email, data });
      }
      return requireRelay(tx, relayId);
    });
  }
}

async function locked(tx: Transaction, relayId: Id): Promise<RelayFacts> {
  const relay = await lockFacts(tx, relayId);
  if (!relay) throw new ApiError('not-found');
  return relay;
}
