import { Injectable } from '@nestjs/common';
import type { Id } from '@tresse/contracts';
import { isAddressTaken } from '../assignments/relay-pool.repository.js';
import { Database, Seal, type Transaction } from '../database/index.js';
import { DesiredStateService } from '../desired-state/index.js';
import { insertEvent } from '../events/events.repository.js';
import { ApiError } from '../http/index.js';
import { problemOf } from '../provider-accounts/index.js';
import { LiveFeed } from '../stream/index.js';
import { changeOf, type RelayColumns } from './change-of.js';
import type { RelayFacts } from './facts.js';
import { retry } from './failing.js';
import { PROBLEMS } from './problems.js';
import { lockFacts } from './relay-facts.repository.js';
import { forgetAddress, readSiteIds, shutOut, updateRelayLife } from './relay-writes.repository.js';
import type { Write } from './steps.js';
import { UserDataSource } from './user-data-source.js';

/** Purpose for which a relay's user data are sealed. */
export const userDataPurpose = (relayId: Id): string => `user data ${relayId}`;

/** Writes down what was decided on a relay, with all that follows from it, in one transaction. */
@Injectable()
export class RelayScribe {
  constructor(
    private readonly database: Database,
    private readonly seal: Seal,
    private readonly userData: UserDataSource,
    private readonly desiredState: DesiredStateService,
    private readonly live: LiveFeed,
  ) {}

  /** False when the relay is no longer what the decision was taken on; nothing is written then. */
  async write(relay: RelayFacts, write: Write, now: Date): Promise<boolean> {
    const sites = await this.database.forPlatform('relay-life', async (tx) => {
      const present = await lockFacts(tx, relay.id);
      if (!present || !isSame(present, relay)) return undefined;
      await this.writeIn(tx, relay, write, now);
      return readSiteIds(tx, relay.id);
    });
    for (const siteId of sites ?? []) this.live.publish({ siteId, type: 'site' });
    return sites !== undefined;
  }

  private async writeIn(tx: Transaction, relay: RelayFacts, decided: Write, now: Date): Promise<void> {
    const { userData, ...write } = await this.possible(tx, relay, decided, now);
    const columns = changeOf(relay, write, { now });
    if (userData !== undefined) {
      columns.sealedUserData = this.seal.seal(userData, userDataPurpose(relay.id));
    }
    await updateRelayLife(tx, relay.id, columns);
    if (write.write === 'condemn') await shutOut(tx, relay.id);
    if (write.write === 'forget') await forgetAddress(tx, write.addressId, write.released);
    if (columns.publicAddress != null && columns.publicAddress !== relay.publicAddress) {
      await this.desiredState.advanceRelay(tx, relay.id, { reason: 'relay.changed', authorId: null });
    }
    if (columns.state === undefined || isToldByEnrolment(relay, columns)) return;
    const data = { state: columns.state, from: relay.state, problem: columns.problem?.code ?? null };
    await insertEvent(tx, { relayId: relay.id, kind: 'relay.state', actor: null, data, at: now });
  }

  /** An address that another relay has is refused by the database; a person has to know. So with what installs it. */
  private async possible(
    tx: Transaction,
    relay: RelayFacts,
    write: Write,
    now: Date,
  ): Promise<Write & { userData?: string }> {
    if (write.write === 'prepare') {
      try {
        return { ...write, userData: await this.userData.userData(tx, relay.id) };
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        const { code, sentence } = error;
        return retry(relay, { code, sentence, isWorthRetrying: true }, { now, chance: Math.random() });
      }
    }
    if (write.write !== 'address' || !(await isAddressTaken(tx, write.ip, relay.id))) return write;
    return { write: 'fail', problem: problemOf(PROBLEMS.addressTaken, now), forgets: false };
  }
}

/** The enrolment stands in the timeline by itself, with what has enrolled. */
function isToldByEnrolment({ state }: RelayFacts, columns: RelayColumns): boolean {
  return state === 'installing' && columns.state === 'enrolled' && !columns.problem;
}

/** What decisions rest on and somebody else may have changed meanwhile. */
function isSame(a: RelayFacts, b: RelayFacts): boolean {
  return (
    a.state === b.state &&
    a.goal === b.goal &&
    a.serverId === b.serverId &&
    a.condemned === b.condemned &&
    a.attempts === b.attempts &&
    a.stateSince.getTime() === b.stateSince.getTime() &&
    (a.sites === 0) === (b.sites === 0) &&
    (a.device === null) === (b.device === null)
  );
}
