import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { Address, CloudProvider } from '@tresse/cloud';
import type { Id } from '@tresse/contracts';
import { insertAudit } from '../audit/index.js';
import { Database, Locks } from '../database/index.js';
import { Clouds, failureOf, readAccountIds } from '../provider-accounts/index.js';
import { addressLock } from './address-keeper.js';
import { forgetStray, keepStrays, readOwners } from './address-reaper.repository.js';
import { isStray } from './stray-address.js';

const INTERVAL_MS = 60_000;

/** How long an address that no row knows is left alone, in ms. */
export const GRACE_MS = 10 * 60_000;

/** Gives back what carries this installation's mark in an account and stands in no row: it would be paid for. */
@Injectable()
export class AddressReaper {
  private readonly logger = new Logger(AddressReaper.name);

  constructor(
    private readonly database: Database,
    private readonly locks: Locks,
    private readonly clouds: Clouds,
  ) {}

  /** Never rejects. `now` in ms. */
  @Interval(INTERVAL_MS)
  async run(now = Date.now()): Promise<void> {
    try {
      for (const accountId of await this.database.forPlatform('relay-life', readAccountIds)) {
        await this.locks
          .tryWith(`address-reaper:${accountId}`, (signal) => this.reap(accountId, now, signal))
          .catch((error: unknown) => this.tell(accountId, error));
      }
    } catch (error) {
      this.logger.error(error);
    }
  }

  private async reap(accountId: Id, now: number, signal: AbortSignal): Promise<void> {
    const cloud = await this.clouds.of(accountId);
    if (!cloud.abilities.ordersAddresses) return;
    const addresses = await cloud.listAddresses({ signal });
    const seen = await this.database.forPlatform('relay-life', async (tx) => {
      const owners = await readOwners(tx, accountId);
      return keepStrays(
        tx,
        accountId,
        addresses.filter((one) => isStray(one, owners)),
      );
    });
    for (const address of addresses) {
      const since = seen.get(address.id);
      if (since === undefined || now - since.getTime() < GRACE_MS) continue;
      signal.throwIfAborted();
      // One that the provider does not take back keeps no other.
      await this.locks
        .tryWith(addressLock(address.label ?? ''), (held) =>
          this.release(cloud, accountId, address, AbortSignal.any([signal, held])),
        )
        .catch((error: unknown) => this.tell(accountId, error, address.id));
    }
  }

  /** Under the lock of its label, where nobody orders it: it is seen once more whether it is a stray. */
  private async release(
    cloud: CloudProvider,
    accountId: Id,
    address: Address,
    signal: AbortSignal,
  ): Promise<void> {
    const owners = await this.database.forPlatform('relay-life', (tx) => readOwners(tx, accountId));
    const isLost = isStray(address, owners);
    if (isLost) await cloud.releaseAddress(address, { signal });
    await this.database.forPlatform('relay-life', async (tx) => {
      await forgetStray(tx, accountId, address.id);
      const subject = `${address.ip} (${address.id})`;
      const entry = {
        tenantId: null,
        by: null,
        action: 'address.release-stray',
        subject,
        subjectId: accountId,
      };
      if (isLost) await insertAudit(tx, entry);
    });
    if (isLost)
      this.logger.warn({ account: accountId, label: address.label }, 'gave an address back that no row knew');
  }

  private tell(account: Id, error: unknown, address?: string): void {
    const failure = failureOf(error);
    const words = address
      ? 'an address that no row knows could not be given back'
      : 'an account’s addresses could not be compared';
    // The account's own check tells its staff.
    if (failure) this.logger.warn({ account, address, code: failure.code }, words);
    else this.logger.error({ err: error, account, address }, words);
  }
}
