import { Injectable } from '@nestjs/common';
import type { Id, Ipv4, PageQuery, Relay, RelaySite } from '@tresse/contracts';
import { insertAudit } from '../audit/index.js';
import { Database, isUniqueViolation, type Transaction } from '../database/index.js';
import { ApiError, fieldProblem, type Person } from '../http/index.js';
import { readRelay } from '../relays/relays.repository.js';
import { lockFaces } from './assignments.repository.js';
import { insertPoolAddress, isAddressTaken, readPool, removePoolAddress } from './relay-pool.repository.js';
import { readRelaySites } from './relay-sites.repository.js';

/** A relay's pool of public addresses and the sites behind them, as platform staff look after them. */
@Injectable()
export class RelayPoolService {
  constructor(private readonly database: Database) {}

  /** @throws ApiError `not-found`, `conflict` at `address` for one that a relay has already */
  async add(by: Person['user'], relayId: Id, address: Ipv4): Promise<Relay> {
    try {
      return await this.database.forPlatform('relays', async (tx) => {
        await existing(tx, relayId);
        if (await isAddressTaken(tx, address)) throw taken();
        await insertPoolAddress(tx, relayId, address);
        return this.told(tx, by, relayId, 'relay.add-address', address);
      });
    } catch (error) {
      throw isUniqueViolation(error) ? taken(error) : error;
    }
  }

  /** @throws ApiError `not-found`, `address.in-use` while a tenant has it */
  async remove(by: Person['user'], relayId: Id, address: Ipv4): Promise<Relay> {
    return this.database.forPlatform('relays', async (tx) => {
      await existing(tx, relayId);
      await lockFaces(tx, relayId);
      const pool = await readPool(tx, relayId);
      if (pool.some((one) => one.address === address && one.tenant !== null)) {
        throw new ApiError('address.in-use');
      }
      if (!(await removePoolAddress(tx, relayId, address))) throw new ApiError('not-found');
      return this.told(tx, by, relayId, 'relay.remove-address', address);
    });
  }

  /** @throws ApiError `not-found`; `request.invalid` at `cursor` */
  async sites(relayId: Id, query: PageQuery): Promise<{ items: RelaySite[]; next: string | null }> {
    return this.database.forPlatform('relays', async (tx) => {
      await existing(tx, relayId);
      return readRelaySites(tx, relayId, query);
    });
  }

  private async told(
    tx: Transaction,
    by: Person['user'],
    relayId: Id,
    action: string,
    address: Ipv4,
  ): Promise<Relay> {
    const { name } = await existing(tx, relayId);
    await insertAudit(tx, { tenantId: null, by, action, subject: `${name} ${address}`, subjectId: relayId });
    return existing(tx, relayId);
  }
}

async function existing(tx: Transaction, relayId: Id): Promise<Relay> {
  const relay = await readRelay(tx, relayId);
  if (!relay) throw new ApiError('not-found');
  return relay;
}

const taken = (cause?: unknown) =>
  new ApiError('conflict', [fieldProblem('address', 'address.taken')], { cause });
