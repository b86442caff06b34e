import { Injectable } from '@nestjs/common';
import type { Id, PublicFace, Relay } from '@tresse/contracts';
import { announceAddress, presentAddress } from '../announcements/address-change.repository.js';
import { auditPlatform } from '../audit/index.js';
import { Database, isUniqueViolation, type Transaction } from '../database/index.js';
import { DesiredStateService } from '../desired-state/index.js';
import { ApiError, type Person } from '../http/index.js';
import { lockFaces } from '../relays/relay-locks.repository.js';
import { requireRelay } from '../relays/relays.repository.js';
import { lockSite } from '../sites/sites.repository.js';
import { LiveFeed } from '../stream/index.js';
import { endAssignment, insertAssignments, moveForwards } from './assignments.repository.js';
import { readTenantSites, sharedFace, type TenantSite } from './own-address.repository.js';
import { freePoolAddress, readPool } from './relay-pool.repository.js';

/** Why a tenant's sites have another address, as their timelines and webhooks are told. */
type Why = 'own-address' | 'shared-address';

/** The face that a tenant's sites on a relay get, and why. */
type NextFace = (tx: Transaction, sites: readonly TenantSite[]) => Promise<PublicFace>;

/** Which tenants have an address of a relay's pool for themselves, as platform staff decide. */
@Injectable()
export class OwnAddressService {
  constructor(
    private readonly database: Database,
    private readonly desiredState: DesiredStateService,
    private readonly live: LiveFeed,
  ) {}

  /**
   * All of a tenant's sites on the relay leave its own address for one of the pool.
   *
   * @throws ApiError `not-found` for a tenant without a site there, `address.own-already`, `address.none-free`
   */
  async give(by: Person['user'], relayId: Id, tenantId: Id): Promise<Relay> {
    return this.change(by, { relayId, tenantId, why: 'own-address' }, async (tx, sites) => {
      if (!sites.some(({ shares }) => shares)) throw new ApiError('address.own-already');
      const address = await freePoolAddress(tx, relayId);
      if (address === undefined) throw new ApiError('address.none-free');
      return { address, ports: null };
    });
  }

  /**
   * All of a tenant's sites on the relay leave their address of the pool for ports of the relay's own; nobody has it then.
   *
   * @throws ApiError `not-found` for a tenant without a site there, `address.shared-already`, `address.no-ports`,
   *   `address.ports-taken` when another has forwarded a port that a site of it forwards; `conflict` while the address is on
   *   its way
   */
  async end(by: Person['user'], relayId: Id, tenantId: Id): Promise<Relay> {
    return this.change(by, { relayId, tenantId, why: 'shared-address' }, async (tx, sites) => {
      if (sites.every(({ shares }) => shares)) throw new ApiError('address.shared-already');
      const own = (await readPool(tx, relayId)).filter(({ tenant }) => tenant?.id === tenantId);
      if (own.some(({ state }) => state !== 'ready')) throw new ApiError('conflict');
      const face = await sharedFace(tx, relayId, tenantId);
      if (!face) throw new ApiError('address.no-ports');
      return face;
    });
  }

  private async change(
    by: Person['user'],
    { relayId, tenantId, why }: { relayId: Id; tenantId: Id; why: Why },
    next: NextFace,
  ): Promise<Relay> {
    const { relay, changed } = await this.database.forPlatform('relays', async (tx) => {
      const { name } = await requireRelay(tx, relayId);
      const sites = await readTenantSites(tx, relayId, tenantId);
      if (sites.length === 0) throw new ApiError('not-found');
      for (const { id } of sites) await lockSite(tx, id);
      await lockFaces(tx, [relayId]);
      const face = await next(tx, sites);
      const told: { siteId: Id; eventId: Id | undefined }[] = [];
      for (const { id } of sites) {
        const eventId = await this.readdress(tx, { id, tenantId }, relayId, face, why);
        told.push({ siteId: id, eventId });
      }
      const action = why === 'own-address' ? 'relay.give-address' : 'relay.end-address';
      await auditPlatform(tx, by, action, { id: relayId, name: `${name} ${face.address}` });
      return { changed: told, relay: await requireRelay(tx, relayId) };
    });
    for (const { siteId, eventId } of changed) this.live.publishChange(siteId, eventId);
    return relay;
  }

  /** Gives a site the face, with the port forwards that it has. */
  private async readdress(
    tx: Transaction,
    site: { id: Id; tenantId: Id },
    relayId: Id,
    face: PublicFace,
    why: Why,
  ): Promise<Id | undefined> {
    const before = await presentAddress(tx, site.id);
    await endAssignment(tx, site.id, relayId);
    await insertAssignments(tx, [{ site, relayId, face }]);
    await moveForwards(tx, site.id, relayId).catch((error: unknown) => {
      throw isUniqueViolation(error) ? new ApiError('address.ports-taken', [], { cause: error }) : error;
    });
    await this.desiredState.advanceSite(tx, site.id, { reason: 'relay.changed', authorId: null });
    return announceAddress(tx, { siteId: site.id, tenantId: site.tenantId }, before, why);
  }
}
