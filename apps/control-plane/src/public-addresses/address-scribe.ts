import { Injectable, Logger } from '@nestjs/common';
import type { Id } from '@tresse/contracts';
import { announceAddress } from '../announcements/address-change.repository.js';
import { Assignments } from '../assignments/index.js';
import { auditPlatform } from '../audit/index.js';
import { Database, type Transaction } from '../database/index.js';
import { DesiredStateService, DesiredSync } from '../desired-state/index.js';
import { type Failure, problemOf } from '../provider-accounts/index.js';
import { lockFaces } from '../relays/relay-locks.repository.js';
import { lockSite } from '../sites/sites.repository.js';
import { LiveFeed } from '../stream/index.js';
import type { AddressFacts, Write } from './address-facts.js';
import { isReady, lockAddress, readHolders } from './address-facts.repository.js';
import { adopt, arrive, forget, goBack, note, unfollow } from './address-writes.repository.js';

/** How long sites wait for their relay to put another address in force, in ms. */
const READY_MS = 5_000;

/** Sites whose address is another now, and where that stands in their timeline. */
type Changed = { siteId: Id; eventId: Id | undefined }[];

/** Writes down what was decided on an address, with all that follows from it, in one transaction. */
@Injectable()
export class AddressScribe {
  private readonly logger = new Logger(AddressScribe.name);

  constructor(
    private readonly database: Database,
    private readonly assignments: Assignments,
    private readonly desiredState: DesiredStateService,
    private readonly desiredSync: DesiredSync,
    private readonly live: LiveFeed,
  ) {}

  /** False when the address is no longer what the decision was taken on; nothing is written then. */
  async write(address: AddressFacts, write: Write, now: Date): Promise<boolean> {
    const changed = await this.database.forPlatform('relay-life', async (tx) => {
      const holders = write.write === 'stay' ? await lockHolders(tx, address) : [];
      const present = await lockAddress(tx, address.id);
      const holds = present && holders && isSame(present, address);
      return holds ? this.writeIn(tx, address, write, holders, now) : undefined;
    });
    if (!changed) return false;
    if (write.write === 'arrive') await this.tellArrived(address);
    for (const { siteId, eventId } of changed) this.live.publishChange(siteId, eventId);
    return true;
  }

  private async writeIn(
    tx: Transaction,
    address: AddressFacts,
    write: Write,
    holders: readonly Id[],
    now: Date,
  ): Promise<Changed> {
    const { id, ip, relay } = address;
    switch (write.write) {
      case 'adopt':
        await adopt(tx, id, write);
        return [];
      case 'note':
        await note(tx, id, write);
        return [];
      case 'forget':
        await forget(tx, id);
        await auditPlatform(tx, null, 'address.release', { id, name: ip ?? id });
        return [];
      case 'arrive':
        if (relay !== null) await arrive(tx, id, relay.id);
        return [];
      case 'stay': {
        const changed = await this.giveOthers(tx, address, holders, write.because);
        await goBack(tx, id, address.routedTo, problemOf(write.because, now));
        return changed;
      }
    }
  }

  /**
   * The sites that wait for the address are told: what they have at the former relay is of no use any more. Those of a dead
   * one have waited for the next to be ready, and go on to.
   */
  private async tellArrived({ id, ip, relay, follow }: AddressFacts): Promise<void> {
    if (follow === null || ip === null || relay === null) return;
    const holders = await this.database.forPlatform('relay-life', async (tx) =>
      !follow.atOnce || (await isReady(tx, ip, relay.id)) ? readHolders(tx, ip, relay.id) : [],
    );
    this.logger.log({ address: id, relay: relay.id, sites: holders.length }, 'an address followed its sites');
    await this.desiredSync.release(holders);
  }

  /** The sites that moved without their address get what their next relay has. */
  private async giveOthers(
    tx: Transaction,
    { ip, relay }: AddressFacts,
    holders: readonly Id[],
    { code }: Failure,
  ): Promise<Changed> {
    if (ip === null || relay === null) return [];
    await unfollow(tx, holders);
    for (const siteId of holders) await this.assignments.end(tx, siteId, relay.id);
    const changed: Changed = [];
    for (const siteId of holders) {
      const tenantId = await this.assignments.giveAnother(tx, siteId, relay.id);
      const siteWaitsUntil = new Date(Date.now() + READY_MS);
      const cause = { reason: 'site.moved', authorId: null } as const;
      await this.desiredState.advanceSite(tx, siteId, cause, { siteWaitsUntil });
      changed.push({ siteId, eventId: await announceAddress(tx, { siteId, tenantId }, ip, code) });
    }
    return changed;
  }
}

/**
 * The sites that have the address, and the faces of its relay, are locked before it: see `relay-locks`. Undefined where
 * another has got it meanwhile.
 */
async function lockHolders(tx: Transaction, { ip, relay }: AddressFacts): Promise<Id[] | undefined> {
  if (ip === null || relay === null) return [];
  const sites: Id[] = [];
  for (const siteId of await readHolders(tx, ip, relay.id)) {
    if ((await lockSite(tx, siteId)) !== undefined) sites.push(siteId);
  }
  await lockFaces(tx, [relay.id]);
  const holders = await readHolders(tx, ip, relay.id);
  return holders.every((id) => sites.includes(id)) ? sites : undefined;
}

/** What decisions rest on and somebody else may have changed meanwhile. */
function isSame(a: AddressFacts, b: AddressFacts): boolean {
  return (
    a.relay?.id === b.relay?.id &&
    a.relay?.serverId === b.relay?.serverId &&
    a.routedTo === b.routedTo &&
    a.returning === b.returning &&
    a.providerAddressId === b.providerAddressId &&
    a.follow?.since.getTime() === b.follow?.since.getTime() &&
    a.attempts === b.attempts
  );
}
