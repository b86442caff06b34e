import { Injectable } from '@nestjs/common';
import type { Id, Ipv4, PageQuery, Relay, RelaySite } from '@tresse/contracts';
import { announceAddress, presentAddress } from '../announcements/address-change.repository.js';
import { auditPlatform } from '../audit/index.js';
import { Database, isUniqueViolation, type Transaction } from '../database/index.js';
import { DesiredStateService } from '../desired-state/index.js';
import { ApiError, fieldProblem, type Person } from '../http/index.js';
import { requireRelay } from '../relays/relays.repository.js';
import { lockSite } from '../sites/sites.repository.js';
import { LiveFeed } from '../stream/index.js';
import { endAssignment, insertAssignment, lockFaces, moveForwards } from './assignments.repository.js';
import {
  freePoolAddress,
  insertPoolAddress,
  insertPoolOrders,
  isAddressTaken,
  readPool,
  readPoolOwner,
  readTenantSites,
  removePoolAddress,
  returnPoolAddress,
} from './relay-pool.repository.js';
import { readRelaySites } from './relay-sites.repository.js';

/** A relay's pool of public addresses and the sites behind them, as platform staff look after them. */
@Injectable()
export class RelayPoolService {
  constructor(
    private readonly database: Database,
    private readonly desiredState: DesiredStateService,
    private readonly live: LiveFeed,
  ) {}

  /** @throws ApiError `not-found`, `conflict` at `address` for one that a relay has already */
  async add(by: Person['user'], relayId: Id, address: Ipv4): Promise<Relay> {
    try {
      return await this.database.forPlatform('relays', async (tx) => {
        await requireRelay(tx, relayId);
        if (await isAddressTaken(tx, address)) throw taken();
        await insertPoolAddress(tx, relayId, address);
        return this.told(tx, by, relayId, 'relay.add-address', address);
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
      return this.told(tx, by, relayId, 'relay.order-addresses', String(count));
    });
  }

  /** @throws ApiError `not-found`, `address.in-use` while a tenant has it */
  async remove(by: Person['user'], relayId: Id, wanted: Ipv4 | Id): Promise<Relay> {
    return this.database.forPlatform('relays', async (tx) => {
      await requireRelay(tx, relayId);
      await lockFaces(tx, relayId);
      const pool = await readPool(tx, relayId);
      const one = pool.find(({ id, address }) => address === wanted || id === wanted);
      if (!one) throw new ApiError('not-found');
      if (one.tenant !== null) throw new ApiError('address.in-use');
      const returns = await returnPoolAddress(tx, one.id);
      if (!returns && one.address !== null) await removePoolAddress(tx, relayId, one.address);
      return this.told(tx, by, relayId, 'relay.remove-address', one.address ?? '');
    });
  }

  /**
   * All of a tenant's sites on the relay leave its own address for one of the pool.
   *
   * @throws ApiError `not-found` for a tenant without a site there, `address.own-already`, `address.none-free`
   */
  async giveOwn(by: Person['user'], relayId: Id, tenantId: Id): Promise<Relay> {
    const { relay, changed } = await this.database.forPlatform('relays', async (tx) => {
      await requireRelay(tx, relayId);
      const sites = await readTenantSites(tx, relayId, tenantId);
      if (sites.length === 0) throw new ApiError('not-found');
      for (const { id } of sites) await lockSite(tx, id);
      await lockFaces(tx, relayId);
      if (!sites.some(({ shares }) => shares)) throw new ApiError('address.own-already');
      const address = await freePoolAddress(tx, relayId);
      if (address === undefined) throw new ApiError('address.none-free');
      const told = [];
      for (const { id } of sites) {
        const eventId = await this.readdress(tx, { id, tenantId }, relayId, address);
        told.push({ siteId: id, eventId });
      }
      return { changed: told, relay: await this.told(tx, by, relayId, 'relay.give-address', address) };
    });
    for (const { siteId, eventId } of changed) this.live.publishChange(siteId, eventId);
    return relay;
  }

  private async readdress(
    tx: Transaction,
    site: { id: Id; tenantId: Id },
    relayId: Id,
    address: Ipv4,
  ): Promise<Id | undefined> {
    const before = await presentAddress(tx, site.id);
    await endAssignment(tx, site.id, relayId);
    await insertAssignment(tx, site, relayId, { address, ports: null });
    await moveForwards(tx, site.id, relayId);
    await this.desiredState.advanceSite(tx, site.id, { reason: 'relay.changed', authorId: null });
    return announceAddress(tx, { siteId: site.id, tenantId: site.tenantId }, before);
  }

  /** @throws ApiError `not-found`; `request.invalid` at `cursor` */
  async sites(relayId: Id, query: PageQuery): Promise<{ items: RelaySite[]; next: string | null }> {
    return this.database.forPlatform('relays', async (tx) => {
      await requireRelay(tx, relayId);
      return readRelaySites(tx, relayId, query);
    });
  }

  private async told(
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
}

const taken = (cause?: unknown) =>
  new ApiError('conflict', [fieldProblem('address', 'address.taken')], { cause });
