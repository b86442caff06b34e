import { Injectable } from '@nestjs/common';
import type { Id, Ipv4, PageQuery, Relay, RelaySite } from '@tresse/contracts';
import { auditPlatform } from '../audit/index.js';
import { Database, isUniqueViolation, type Transaction } from '../database/index.js';
import { ApiError, fieldProblem, type Person } from '../http/index.js';
import { lockFaces } from '../relays/relay-locks.repository.js';
import { requireRelay } from '../relays/relays.repository.js';
import {
  insertPoolAddress,
  insertPoolOrders,
  isAddressTaken,
  readPool,
  readPoolOwner,
  removePoolAddress,
  returnPoolAddress,
} from './relay-pool.repository.js';
import { readRelaySites } from './relay-sites.repository.js';

/** A relay's pool of public addresses and the sites behind them, as platform staff look after them. */
@Injectable()
export class RelayPoolService {
  constructor(private readonly database: Database) {}

  /** @throws ApiError `not-found`, `conflict` at `address` for one that a relay has already */
  async add(by: Person['user'], relayId: Id, address: Ipv4): Promise<Relay> {
    try {
      return await this.database.forPlatform('relays', async (tx) => {
        await requireRelay(tx, relayId);
        if (await isAddressTaken(tx, address)) throw taken();
        await insertPoolAddress(tx, relayId, address);
        return told(tx, by, relayId, 'relay.add-address', address);
      });
    } catch (error) {
      throw isUniqueViolation(error) ? taken(error) : error;
    }
  }

  /** @throws ApiError `not-found`, `address.no-provider`, `conflict` for a relay that is being given back */
  async order(by: Person['user'], relayId: Id, count: number): Promise<Relay> {
    return this.database.forPlatform('relays', async (tx) => {
      const relay = await readPoolOwner(tx, relayId);
      if (!relay) throw new ApiError('not-found');
      if (relay.accountId === null) throw new ApiError('address.no-provider');
      if (relay.isLeaving) throw new ApiError('conflict');
      await insertPoolOrders(tx, relayId, relay.accountId, count);
      return told(tx, by, relayId, 'relay.order-addresses', String(count));
    });
  }

  /** @throws ApiError `not-found`, `address.in-use` while a tenant has it */
  async remove(by: Person['user'], relayId: Id, wanted: Ipv4 | Id): Promise<Relay> {
    return this.database.forPlatform('relays', async (tx) => {
      await requireRelay(tx, relayId);
      await lockFaces(tx, [relayId]);
      const pool = await readPool(tx, relayId);
      const one = pool.find(({ id, address }) => address === wanted || id === wanted);
      if (!one) throw new ApiError('not-found');
      if (one.tenant !== null) throw new ApiError('address.in-use');
      const returns = await returnPoolAddress(tx, one.id);
      if (!returns && one.address !== null) await removePoolAddress(tx, relayId, one.address);
      return told(tx, by, relayId, 'relay.remove-address', one.address ?? '');
    });
  }

  /** @throws ApiError `not-found`; `request.invalid` at `cursor` */
  async sites(relayId: Id, query: PageQuery): Promise<{ items: RelaySite[]; next: string | null }> {
    return this.database.forPlatform('relays', async (tx) => {
      await requireRelay(tx, relayId);
      return readRelaySites(tx, relayId, query);
    });
  }
}

async function told(
  tx: Transaction,
  by: Person['user'],
  relayId: Id,
  action: string,
  what: string,
): Promise<Relay> {
  const { name } = await requireRelay(tx, relayId);
  await auditPlatform(tx, by, action, { id: relayId, name: `${name} ${what}` });
  return requireRelay(tx, relayId);
}

const taken = (cause?: unknown) =>
  new ApiError('conflict', [fieldProblem('address', 'address.taken')], { cause });
