import { Injectable } from '@nestjs/common';
import { type Id, ProviderSecrets } from '@tresse/contracts';
import { Seal, SealError } from '../database/index.js';
import { KeysUnreadable } from './failure.js';

/** The keys of accounts, sealed for the one account each. */
@Injectable()
export class AccountKeys {
  constructor(private readonly seal: Seal) {}

  seals(accountId: Id, secrets: ProviderSecrets): string {
    return this.seal.seal(JSON.stringify(secrets), purpose(accountId));
  }

  /** @throws KeysUnreadable */
  opens(accountId: Id, sealed: string): ProviderSecrets {
    try {
      return ProviderSecrets.parse(JSON.parse(this.seal.open(sealed, purpose(accountId))));
    } catch (error) {
      // What a parser says of it may quote it.
      if (error instanceof SealError) throw new KeysUnreadable('the keys do not open', { cause: error });
      throw new KeysUnreadable('the keys are not of a known form');
    }
  }
}

function purpose(accountId: Id): string {
  return `provider account ${accountId}`;
}
