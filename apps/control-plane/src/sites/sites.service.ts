import { Inject, Injectable, Logger } from '@nestjs/common';
import type { ChangePreview, Id, Site, SiteInput, SiteSummary, SiteUpdate } from '@tresse/contracts';
import { announceAddress, presentAddress } from '../announcements/address-change.repository.js';
import { Assignments } from '../assignments/index.js';
import { insertAudit } from '../audit/index.js';
import { CONFIG, type Config } from '../config.js';
import { Database, isUniqueViolation, type Transaction } from '../database/index.js';
import { DemoService, demoPlace } from '../demo/index.js';
import { DesiredStateService } from '../desired-state/index.js';
import { insertEvent } from '../events/events.repository.js';
import { ApiError, type Member } from '../http/index.js';
import { Placement } from '../placement/index.js';
import { AddressFollow } from '../public-addresses/index.js';
import { changePlace, endMoves, READY_MS } from '../relay-moves/index.js';
import { relayCapabilities } from '../relays/relay-places.repository.js';
import { LiveFeed } from '../stream/index.js';
import { DomainLookup } from './domain-lookup.js';
import { withoutIds } from './part-ids.js';
import { previewChange } from './preview/index.js';
import { readLineFigures } from './recommendation/index.js';
import { sealPasswords } from './seal-passwords.js';
import { siteInput, siteSummary, siteView } from './site.mapper.js';
import { checkInPlace, NoRoomError, placeOf } from './site-place.js';
import { HARM_ORDER } from './site-state.js';
import {
  findSite,
  findSites,
  insertSite,
  lockSite,
  readGenerationTime,
  removeSite,
  replaceParts,
  type SiteRow,
  updateSite,
} from './sites.repository.js';

/** Sites of one tenant. Each change is one transaction: rows, next generation with its documents, event and audit. */
@Injectable()
export class SitesService {
  private readonly logger = new Logger(SitesService.name);

  constructor(
    private readonly database: Database,
    private readonly desiredState: DesiredStateService,
    private readonly assignments: Assignments,
    private readonly live: LiveFeed,
    private readonly demo: DemoService,
    private readonly domains: DomainLookup,
    private readonly placement: Placement,
    private readonly follow: AddressFollow,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The tenant's sites, worst first. */
  async list(tenantId: Id): Promise<SiteSummary[]> {
    const rows = await this.database.forTenant(tenantId, (tx) => findSites(tx));
    const harm = (site: SiteSummary) => HARM_ORDER.indexOf(site.state);
    return rows.map(siteSummary).sort((a, b) => harm(a) - harm(b) || a.name.localeCompare(b.name));
  }

  /** @throws ApiError `not-found` */
  async get(tenantId: Id, siteId: Id): Promise<Site> {
    return this.database.forTenant(tenantId, (tx) => this.view(tx, siteId));
  }

  /** @throws ApiError `request.invalid`, `site.no-relay`, `site.no-room`, `site.relay-coming`, `site.relay-to-install` */
  async create(caller: Member, input: SiteInput): Promise<Site> {
    const { tenant, user } = caller;
    await this.checkDomains(input);
    const { view, crowded } = await this.writing(tenant.id, async (tx) => {
      const { place, crowded } = await placeOf(tx, this.placement, input, null);
      const siteId = await insertSite(tx, tenant.id, input, place);
      await this.assignments.assign(tx, { id: siteId, tenantId: tenant.id }, place.relayId);
      await replaceParts(tx, { id: siteId, tenantId: tenant.id, relayId: place.relayId }, withoutIds(input));
      await this.desiredState.advanceSite(tx, siteId, { reason: 'site.created', authorId: user.id });
      await this.tell(tx, caller, siteId, 'site.created', input.name);
      return { view: await this.view(tx, siteId), crowded };
    });
    if (crowded) await this.makeRoom(input.region);
    return view;
  }

  /** What a change would do. @throws ApiError `not-found`, `request.invalid` */
  async preview(tenantId: Id, siteId: Id, input: SiteInput): Promise<ChangePreview> {
    await this.checkDomains(input);
    return this.database.forTenant(tenantId, async (tx) => {
      const site = await existing(tx, siteId);
      await checkInPlace(tx, input, site, site.relayId);
      return previewChange(siteInput(site), input);
    });
  }

  /**
   * Changes a site that is still at the generation its editor was looking at.
   *
   * @throws ApiError `not-found`, `conflict`, `request.invalid`, `site.no-relay`, `site.no-room`, `site.relay-coming`,
   * `site.relay-to-install`
   */
  async update(caller: Member, siteId: Id, update: SiteUpdate): Promise<Site> {
    await this.checkDomains(update.site);
    const { view, eventIds, crowded } = await this.writing(caller.tenant.id, (tx) =>
      this.change(tx, caller, siteId, update),
    );
    this.live.publish({ siteId, type: 'site' });
    for (const eventId of eventIds) this.live.publish({ siteId, type: 'event', eventId });
    if (crowded) await this.makeRoom(update.site.region);
    return view;
  }

  /** Removes a site: its relay takes it down, its box is revoked and the demo box taken away. @throws ApiError `not-found` */
  async remove(caller: Member, siteId: Id): Promise<void> {
    const { tenant, user } = caller;
    const { demoBox } = await this.database.forTenant(tenant.id, async (tx) => {
      if ((await lockSite(tx, siteId)) === undefined) throw new ApiError('not-found');
      const site = await existing(tx, siteId);
      await removeSite(tx, siteId);
      await this.assignments.end(tx, siteId);
      const left = (await endMoves(tx, [siteId])).get(siteId) ?? [];
      await this.desiredState.advanceSite(
        tx,
        siteId,
        { reason: 'site.removed', authorId: user.id },
        { left },
      );
      await insertAudit(tx, {
        tenantId: tenant.id,
        by: user,
        action: 'site.remove',
        subject: site.name,
        subjectId: siteId,
      });
      return site;
    });
    if (demoBox) await this.demo.release();
  }

  /** The site becomes what its editor asks for, where that places it; returns what of it is to be told. */
  private async change(tx: Transaction, caller: Member, siteId: Id, update: SiteUpdate) {
    const { tenant, user } = caller;
    const { site: input } = update;
    const generation = await lockSite(tx, siteId);
    if (generation === undefined) throw new ApiError('not-found');
    if (generation !== update.generation) throw new ApiError('conflict');
    const before = await existing(tx, siteId);
    const { place, crowded } = await placeOf(tx, this.placement, input, before);
    const address = await presentAddress(tx, siteId);
    await updateSite(tx, siteId, input);
    const moves = place.relayId !== before.relayId;
    const along = moves ? await this.follow.sendAlong(tx, siteId, place.relayId) : undefined;
    await this.assignments.assign(tx, before, place.relayId, along);
    const sealed = sealPasswords(input, before.devices[0]?.wireguardPublicKey);
    await replaceParts(tx, { id: siteId, tenantId: tenant.id, relayId: place.relayId }, sealed);
    const keeping = { cause: 'asked', keeps: keepsConnections(input) || along !== undefined } as const;
    const left = moves
      ? await changePlace(tx, {
          ...{ site: { ...before, generation }, to: place, ...keeping },
          follows: along !== undefined,
        })
      : [];
    const cause = { reason: 'site.changed', authorId: user.id } as const;
    await this.desiredState.advanceSite(tx, siteId, cause, {
      left,
      ...(moves ? { siteWaitsUntil: new Date(Date.now() + READY_MS.asked) } : {}),
    });
    const changedId = await this.tell(tx, caller, siteId, 'site.changed', input.name);
    const movedId = await announceAddress(tx, { siteId, tenantId: tenant.id }, address);
    const eventIds = movedId === undefined ? [changedId] : [changedId, movedId];
    return { eventIds, view: await this.view(tx, siteId), crowded };
  }

  private async view(tx: Transaction, siteId: Id): Promise<Site> {
    const row = await existing(tx, siteId);
    const changedAt = (await readGenerationTime(tx, siteId, row.generation)) ?? row.createdAt;
    const demo = this.config.demoSocket === undefined ? null : await demoPlace(tx, row);
    const figures = await readLineFigures(tx, siteId);
    const relayCan = await relayCapabilities(tx, row.relayId);
    return siteView(row, { changedAt, demo, figures, relayCan });
  }

  /** Before the transaction, which must not wait for the internet. */
  private async checkDomains(input: SiteInput): Promise<void> {
    const problems = await this.domains.check(input);
    if (problems.length > 0) throw new ApiError('request.invalid', problems);
  }

  private async tell(
    tx: Transaction,
    { tenant, user }: Member,
    siteId: Id,
    kind: 'site.created' | 'site.changed',
    name: string,
  ): Promise<Id> {
    const eventId = await insertEvent(tx, { tenantId: tenant.id, siteId, kind, actor: user.name });
    const action = kind === 'site.created' ? 'site.create' : 'site.update';
    await insertAudit(tx, { tenantId: tenant.id, by: user, action, subject: name, subjectId: siteId });
    return eventId;
  }

  /**
   * Two people may take one public port at once: the database lets one through. The other's work is done again; it
   * then sees the port as taken and says so.
   */
  private async writing<T>(tenantId: Id, work: (tx: Transaction) => Promise<T>): Promise<T> {
    try {
      return await this.database.forTenant(tenantId, work).catch((error: unknown) => {
        if (!isUniqueViolation(error)) throw error;
        return this.database.forTenant(tenantId, work);
      });
    } catch (error) {
      if (error instanceof NoRoomError) throw await this.noRoom(error);
      throw isUniqueViolation(error) ? new ApiError('conflict', [], { cause: error }) : error;
    }
  }

  /** The site has its place, on a busy relay: that another cannot be ordered now is no failure of the person's change. */
  private async makeRoom(region: string): Promise<void> {
    await this.placement.orderRoom(region).catch((error: unknown) => {
      this.logger.warn({ err: error, region }, 'no relay could be ordered for a busy region');
    });
  }

  /** A relay is ordered where the region can; what a person is told depends on whether one comes. */
  private async noRoom({ region, obstacle }: NoRoomError): Promise<ApiError> {
    const isComing = obstacle === 'coming' || (await this.placement.orderRoom(region));
    if (isComing) return new ApiError('site.relay-coming');
    if (obstacle === 'to-install') return new ApiError('site.relay-to-install');
    return new ApiError(obstacle === 'no-relay' ? 'site.no-relay' : 'site.no-room');
  }
}

/** A person's move to another region leaves behind for a while what the proxies carry. */
function keepsConnections({ braid }: SiteInput): boolean {
  return braid.profile === 'mptcp';
}

async function existing(tx: Transaction, siteId: Id): Promise<SiteRow> {
  const row = await findSite(tx, siteId);
  if (!row) throw new ApiError('not-found');
  return row;
}
