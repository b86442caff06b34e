import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { CloudProvider } from '@tresse/cloud';
import type { Id } from '@tresse/contracts';
import { insertAudit } from '../audit/index.js';
import { Database, Locks } from '../database/index.js';
import { Clouds, failureOf, readAccountIds } from '../provider-accounts/index.js';
import { condemnStray, forgetStray, keepStrays, readOwners, type Stray } from './reaper.repository.js';
import { labelLock, RelayKeeper } from './relay-keeper.js';
import { isStray, missing } from './stray.js';

const INTERVAL_MS = 60_000;

/** How long a server that nobody owns is left alone, in ms: an order's own second look comes first. */
export const GRACE_MS = 10 * 60_000;

/**
 * Compares what each account has with what the relays' rows say: destroys servers that carry this installation's mark and
 * belong to no relay, and has a look at relays whose server is not there.
 */
@Injectable()
export class Reaper {
  private readonly logger = new Logger(Reaper.name);

  constructor(
    private readonly database: Database,
    private readonly locks: Locks,
    private readonly clouds: Clouds,
    private readonly keeper: RelayKeeper,
  ) {}

  /** Never rejects. `now` in ms. */
  @Interval(INTERVAL_MS)
  async run(now = Date.now()): Promise<void> {
    try {
      for (const accountId of await this.database.forPlatform('relay-life', readAccountIds)) {
        await this.locks
          .tryWith(`reaper:${accountId}`, (signal) => this.reap(accountId, new Date(now), signal))
          .catch((error: unknown) => this.tell(accountId, error));
      }
    } catch (error) {
      this.logger.error(error);
    }
  }

  private async reap(accountId: Id, now: Date, signal: AbortSignal): Promise<void> {
    const cloud = await this.clouds.of(accountId);
    const servers = await cloud.listServers({ signal });
    const { strays, lost } = await this.database.forPlatform('relay-life', async (tx) => {
      const owners = await readOwners(tx, accountId);
      const found = servers.filter((server) => isStray(server, owners));
      return { strays: await keepStrays(tx, accountId, found), lost: missing(owners, servers) };
    });
    for (const stray of strays) {
      if (stray.condemnedAt === null && now.getTime() - stray.seenAt.getTime() < GRACE_MS) continue;
      signal.throwIfAborted();
      // One that the provider does not give up keeps no other.
      await this.locks
        .tryWith(labelLock(stray.label), (held) =>
          this.destroy(cloud, accountId, stray, now, AbortSignal.any([signal, held])),
        )
        .catch((error: unknown) => this.tell(accountId, error, stray.serverId));
    }
    for (const relayId of lost) await this.keeper.pass(relayId, true);
  }

  /** Under the lock of its label, where nobody orders it: it is seen once more whether it is a stray. */
  private async destroy(
    cloud: CloudProvider,
    accountId: Id,
    stray: Stray,
    now: Date,
    signal: AbortSignal,
  ): Promise<void> {
    const ref = { id: stray.serverId, label: stray.label, region: stray.region };
    const isDoomed = await this.database.forPlatform('relay-life', async (tx) => {
      if (!isStray(ref, await readOwners(tx, accountId))) {
        await forgetStray(tx, accountId, ref.id);
        return false;
      }
      await condemnStray(tx, accountId, ref.id, now);
      return true;
    });
    if (!isDoomed || (await cloud.destroyServer(ref, { signal })) === 'going') return;
    await this.database.forPlatform('relay-life', async (tx) => {
      await forgetStray(tx, accountId, ref.id);
      const subject = `${ref.label} (${ref.id})`;
      await insertAudit(tx, {
        tenantId: null,
        by: null,
        action: 'server.destroy-stray',
        subject,
        subjectId: accountId,
      });
    });
    this.logger.warn({ account: accountId, label: ref.label }, 'destroyed a server that no relay owned');
  }

  private tell(account: Id, error: unknown, server?: string): void {
    const failure = failureOf(error);
    const words = server
      ? 'a server that no relay owns could not be destroyed'
      : 'an account’s servers could not be compared';
    // The account's own check tells its staff.
    if (failure) this.logger.warn({ account, server, code: failure.code }, words);
    else this.logger.error({ err: error, account, server }, words);
  }
}
