import { Injectable } from '@nestjs/common';
import { CloudError, type CloudProvider, type Server } from '@tresse/cloud';
import type {
  AddressPrice,
  Id,
  ProviderAccount,
  ProviderAccountChange,
  ProviderAccountInput,
  ProviderRegion,
  ProviderSecrets,
  ProviderSettings,
  ProviderSize,
} from '@tresse/contracts';
import { auditPlatform } from '../audit/index.js';
import { Database, isUniqueViolation, newId, type Transaction } from '../database/index.js';
import { ApiError, fieldProblem, type Person } from '../http/index.js';
import { AccountKeys } from './account-keys.js';
import { CloudMakers } from './cloud-makers.js';
import { Clouds } from './clouds.js';
import { ACCOUNT_FAILURES, KeysUnreadable } from './failure.js';
import {
  insertAccount,
  listAccounts,
  lockTies,
  readAccount,
  readHoldings,
  readSealedAccount,
  removeAccount,
  type SealedAccount,
  updateAccount,
} from './provider-accounts.repository.js';
import { refused } from './refused.js';
import { resumeRelaysOf } from './resume.repository.js';
import { lostBy, showsOther } from './same-project.js';

type User = Person['user'];

/**
 * How long an account stays after the last thing of it was given back, in ms: its provider may yet carry out an order that
 * was thought lost, which is found, and undone, only by the account's keys. Three times the reaper's grace.
 */
const SETTLING_MS = 30 * 60_000;

/** Accounts at clouds, as platform staff look after them. */
@Injectable()
export class ProviderAccountsService {
  constructor(
    private readonly database: Database,
    private readonly keys: AccountKeys,
    private readonly clouds: Clouds,
    private readonly makers: CloudMakers,
  ) {}

  async list(): Promise<ProviderAccount[]> {
    return this.database.forPlatform('relays', listAccounts);
  }

  /** @throws ApiError `request.invalid`, `provider.refused`, `conflict` for a name that another has */
  async create(by: User, { name, settings, secrets }: ProviderAccountInput): Promise<ProviderAccount> {
    await this.try(settings, secrets);
    const id = newId();
    const account = { id, name, settings, sealedSecret: this.keys.seals(id, secrets) };
    return this.write(by, 'provider-account.create', account, insertAccount);
  }

  /**
   * Changes the account once the provider has taken its keys and shows by them what the account has, and lets relays go on
   * that the former keys kept.
   *
   * @throws ApiError `not-found`, `request.invalid`, `provider.refused`, `conflict` for a name that another has
   */
  async change(
    by: User,
    id: Id,
    { name, settings, secrets }: ProviderAccountChange,
  ): Promise<ProviderAccount> {
    const before = await this.existing(id);
    if (before.settings.provider !== settings.provider) throw unlike('settings.provider');
    const tried = secrets ?? this.present(before);
    const holdings = await this.database.forPlatform('relays', (tx) => readHoldings(tx, id));
    const lost = lostBy(before.settings, settings, holdings);
    if (lost) throw new ApiError('request.invalid', [lost]);
    const cloud = await this.try(settings, tried);
    if (secrets && showsOther(holdings, await listed(cloud))) {
      throw new ApiError('request.invalid', [fieldProblem('secrets', 'provider.other-project')]);
    }
    const account = { id, name, settings, sealedSecret: this.keys.seals(id, tried) };
    return this.write(by, 'provider-account.change', account, async (tx) => {
      await updateAccount(tx, account);
      await resumeRelaysOf(tx, id, ACCOUNT_FAILURES);
    });
  }

  /** @throws ApiError `not-found`, `provider.in-use`, `provider.settling` */
  async remove(by: User, id: Id): Promise<void> {
    await this.database.forPlatform('relays', async (tx) => {
      const account = await readAccount(tx, id);
      if (!account) throw new ApiError('not-found');
      const { isUsed, lastGivenBack } = await lockTies(tx, id);
      if (isUsed) throw new ApiError('provider.in-use');
      if (lastGivenBack && Date.now() - lastGivenBack.getTime() < SETTLING_MS) {
        throw new ApiError('provider.settling');
      }
      await removeAccount(tx, id);
      await auditPlatform(tx, by, 'provider-account.remove', account);
    });
  }

  /** @throws ApiError `not-found`, `provider.refused` */
  async regions(id: Id): Promise<ProviderRegion[]> {
    const regions = await this.ask(id, (cloud) => cloud.listRegions());
    return regions.map(({ country, ...region }) => ({ ...region, country: country ?? null }));
  }

  /** @throws ApiError `not-found`, `provider.refused` */
  async sizes(id: Id, region: string): Promise<ProviderSize[]> {
    const sizes = await this.ask(id, (cloud) => cloud.listSizes(region));
    return sizes.map(({ bandwidthMbit, pricePerMonth, includedTrafficBytes: _, ...size }) => ({
      ...size,
      bandwidthMbit: bandwidthMbit ?? null,
      pricePerMonth: pricePerMonth ?? null,
    }));
  }

  /** @throws ApiError `not-found`, `provider.refused` */
  async addressPrice(id: Id, region: string): Promise<AddressPrice> {
    return { pricePerMonth: (await this.ask(id, (cloud) => cloud.readAddressPrice(region))) ?? null };
  }

  private async ask<T>(id: Id, question: (cloud: CloudProvider) => Promise<T>): Promise<T> {
    await this.existing(id);
    try {
      return await question(await this.clouds.of(id));
    } catch (error) {
      throw refused(error);
    }
  }

  /** @throws ApiError `request.invalid`, `provider.refused` */
  private async try(settings: ProviderSettings, secrets: ProviderSecrets): Promise<CloudProvider> {
    if (settings.provider !== secrets.provider) throw unlike('secrets.provider');
    if (!this.makers.of(settings.provider)) {
      throw new ApiError('request.invalid', [fieldProblem('settings.provider', 'provider.not-here')]);
    }
    try {
      const cloud = await this.clouds.with(settings, secrets);
      const { mayOrder } = await cloud.checkCredentials();
      if (mayOrder === false) throw new CloudError(cloud.id, 'permission-missing');
      return cloud;
    } catch (error) {
      throw refused(error, 'secrets');
    }
  }

  /** @throws ApiError `provider.refused` */
  private present({ id, sealedSecret }: SealedAccount): ProviderSecrets {
    try {
      return this.keys.opens(id, sealedSecret);
    } catch (error) {
      throw error instanceof KeysUnreadable ? refused(error, 'secrets') : error;
    }
  }

  private async existing(id: Id): Promise<SealedAccount> {
    const account = await this.database.forPlatform('relays', (tx) => readSealedAccount(tx, id));
    if (!account) throw new ApiError('not-found');
    return account;
  }

  private async write(
    by: User,
    action: string,
    account: SealedAccount,
    work: (tx: Transaction, account: SealedAccount) => Promise<void>,
  ): Promise<ProviderAccount> {
    try {
      return await this.database.forPlatform('relays', async (tx) => {
        await work(tx, account);
        await auditPlatform(tx, by, action, account);
        const written = await readAccount(tx, account.id);
        if (!written) throw new ApiError('not-found');
        return written;
      });
    } catch (error) {
      throw isUniqueViolation(error) ? new ApiError('conflict', [], { cause: error }) : error;
    }
  }
}

/** @throws ApiError `provider.refused` */
async function listed(cloud: CloudProvider): Promise<Server[]> {
  try {
    return await cloud.listServers();
  } catch (error) {
    throw refused(error, 'secrets');
  }
}

function unlike(path: string): ApiError {
  return new ApiError('request.invalid', [fieldProblem(path, 'provider.unlike')]);
}
