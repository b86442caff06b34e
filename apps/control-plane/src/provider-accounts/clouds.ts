import { Injectable } from '@nestjs/common';
import type { CloudProvider } from '@tresse/cloud';
import type { Id, ProviderSecrets, ProviderSettings } from '@tresse/contracts';
import { Database } from '../database/index.js';
import { AccountKeys } from './account-keys.js';
import { CloudMakers } from './cloud-makers.js';
import { ProviderNotHere } from './failure.js';
import { readInstallation, readSealedAccount } from './provider-accounts.repository.js';

/** The providers' clients, each for an account of this installation. */
@Injectable()
export class Clouds {
  /** By account; kept as long as its row says the same, since a client learns (OVHcloud's clock). */
  private readonly made = new Map<Id, { from: string; cloud: CloudProvider }>();

  constructor(
    private readonly database: Database,
    private readonly keys: AccountKeys,
    private readonly makers: CloudMakers,
  ) {}

  /**
   * The client of a present account.
   *
   * @throws KeysUnreadable, ProviderNotHere; Error for an account that is not there
   */
  async of(accountId: Id): Promise<CloudProvider> {
    const row = await this.database.forPlatform('relay-life', (tx) => readSealedAccount(tx, accountId));
    if (!row) throw new Error(`no account ${accountId}`);
    const from = JSON.stringify([row.settings, row.sealedSecret]);
    const known = this.made.get(accountId);
    if (known?.from === from) return known.cloud;
    const cloud = await this.with(row.settings, this.keys.opens(accountId, row.sealedSecret));
    this.made.set(accountId, { from, cloud });
    return cloud;
  }

  /** A client with these very keys. @throws ProviderNotHere */
  async with(settings: ProviderSettings, secrets: ProviderSecrets): Promise<CloudProvider> {
    const maker = this.makers.of(settings.provider);
    if (!maker) throw new ProviderNotHere();
    const id = await this.database.forPlatform('relay-life', readInstallation);
    return maker({ settings, secrets, installation: { id } });
  }
}
