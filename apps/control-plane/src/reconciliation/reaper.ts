import { Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { CloudProvider, Progress } from '@tresse/cloud';
import type { Id } from '@tresse/contracts';
import { auditPlatform } from '../audit/index.js';
import type { Database, Locks, Transaction } from '../database/index.js';
import { type Clouds, failureOf, readAccountIds } from '../provider-accounts/index.js';
import {
  condemnStray,
  forgetStray,
  keepStrays,
  type Listed,
  type Stray,
  type StrayKind,
} from './strays.repository.js';

const INTERVAL_MS = 60_000;

/** How long what nobody owns is left alone, in ms: an order's own second look comes first. */
export const GRACE_MS = 10 * 60_000;

/** What a reaper looks for. */
export interface Reaped<Thing extends Listed> {
  kind: StrayKind;
  /** Name of the lock that whoever orders under the label holds. */
  lockOf: (label: string) => string;
  /** All that the account has with this installation's mark. */
  list: (cloud: CloudProvider, signal: AbortSignal) => Promise<Thing[]>;
  /** Which of them no row of the account owns. */
  strays: (tx: Transaction, accountId: Id) => Promise<(thing: Pick<Listed, 'id' | 'label'>) => boolean>;
  /** To be repeated until it is done; of what is gone already, it is. */
  destroy: (cloud: CloudProvider, stray: Stray, signal: AbortSignal) => Promise<Progress>;
  /** Rows of the account whose thing the list does not show as it should, and how one of them is looked at. */
  missing?: {
    find: (tx: Transaction, accountId: Id, listed: readonly Thing[]) => Promise<Id[]>;
    lookAt: (id: Id) => Promise<void>;
  };
}

/**
 * Compares what each account has of a kind with the rows, and destroys what carries this installation's mark and belongs to
 * none: it would be paid for. What a provider does not give up keeps no other.
 */
export abstract class Reaper<Thing extends Listed> {
  private readonly logger = new Logger(this.constructor.name);

  constructor(
    private readonly database: Database,
    private readonly locks: Locks,
    private readonly clouds: Clouds,
    private readonly reaped: Reaped<Thing>,
  ) {}

  /** Never rejects. `now` in ms. */
  @Interval(INTERVAL_MS)
  async run(now = Date.now()): Promise<void> {
    try {
      for (const accountId of await this.database.forPlatform('relay-life', readAccountIds)) {
        await this.locks
          .tryWith(`${this.reaped.kind}-reaper:${accountId}`, (signal) =>
            this.reap(accountId, new Date(now), signal),
          )
          .catch((error: unknown) => this.tell(error, { account: accountId }));
      }
    } catch (error) {
      this.logger.error(error);
    }
  }

  private async reap(accountId: Id, now: Date, signal: AbortSignal): Promise<void> {
    const { kind, list, strays, lockOf, missing } = this.reaped;
    const cloud = await this.clouds.of(accountId);
    const listed = await list(cloud, signal);
    const { known, lost } = await this.database.forPlatform('relay-life', async (tx) => {
      const found = listed.filter(await strays(tx, accountId));
      return {
        known: await keepStrays(tx, accountId, kind, found),
        lost: (await missing?.find(tx, accountId, listed)) ?? [],
      };
    });
    for (const stray of known) {
      if (stray.condemnedAt === null && now.getTime() - stray.seenAt.getTime() < GRACE_MS) continue;
      signal.throwIfAborted();
      await this.locks
        .tryWith(lockOf(stray.label), (held) => this.destroy(cloud, stray, now, held), signal)
        .catch((error: unknown) => this.tell(error, { account: accountId, stray: stray.id }));
    }
    for (const id of lost) {
      await missing?.lookAt(id).catch((error: unknown) => this.tell(error, { account: accountId, row: id }));
    }
  }

  /** Under the lock of its label, where nobody orders it: it is seen once more whether it is a stray. */
  private async destroy(cloud: CloudProvider, stray: Stray, now: Date, signal: AbortSignal): Promise<void> {
    const { kind, strays, destroy } = this.reaped;
    const { accountId, label } = stray;
    const isDoomed = await this.database.forPlatform('relay-life', async (tx) => {
      const isStray = (await strays(tx, accountId))(stray);
      await (isStray ? condemnStray(tx, stray, now) : forgetStray(tx, stray));
      return isStray;
    });
    if (!isDoomed || (await destroy(cloud, stray, signal)) === 'going') return;
    await this.database.forPlatform('relay-life', async (tx) => {
      await forgetStray(tx, stray);
      await auditPlatform(tx, null, `${kind}.destroy-stray`, {
        id: accountId,
        name: `${label} (${stray.id})`,
      });
    });
    this.logger.warn({ account: accountId, label }, `destroyed a stray ${kind}`);
  }

  private tell(error: unknown, where: { account: Id; stray?: string; row?: Id }): void {
    const failure = failureOf(error);
    const words = `what an account has of kind ${this.reaped.kind} could not be compared with its rows`;
    // The account's own check tells its staff.
    if (failure) this.logger.warn({ ...where, code: failure.code }, words);
    else this.logger.error({ err: error, ...where }, words);
  }
}
