import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import type { Credentials } from '@tresse/cloud';
import type { Id, RelayProblem } from '@tresse/contracts';
import { Database } from '../database/index.js';
import { Clouds } from './clouds.js';
import { failureOf, problemOf } from './failure.js';
import { noteCheck, readAccountIds, readSealedAccount } from './provider-accounts.repository.js';

const INTERVAL_MS = 15 * 60_000;
const DAY_MS = 86_400_000;
/** How long before its end a key is told to be ending, in ms. */
const WARN_MS = 14 * DAY_MS;

/** Tries the keys of each account from time to time, so that a key that ended is known before a relay is needed. */
@Injectable()
export class AccountCheck {
  private readonly logger = new Logger(AccountCheck.name);

  constructor(
    private readonly database: Database,
    private readonly clouds: Clouds,
  ) {}

  /** Never rejects. `now` in ms. */
  @Interval(INTERVAL_MS)
  async run(now = Date.now()): Promise<void> {
    try {
      for (const id of await this.database.forPlatform('relay-life', readAccountIds))
        await this.check(id, now);
    } catch (error) {
      this.logger.error(error);
    }
  }

  private async check(id: Id, now: number): Promise<void> {
    const tried = await this.database.forPlatform('relay-life', (tx) => readSealedAccount(tx, id));
    if (!tried) return;
    const problem = await this.problemOf(id, new Date(now));
    await this.database.forPlatform('relay-life', (tx) => noteCheck(tx, tried, problem));
  }

  private async problemOf(id: Id, now: Date): Promise<RelayProblem | null> {
    try {
      const cloud = await this.clouds.of(id);
      return problemWith(await cloud.checkCredentials(), now);
    } catch (error) {
      const failure = failureOf(error);
      if (!failure) throw error;
      return problemOf(failure, now);
    }
  }
}

/** What is wrong, or soon will be, with keys that the provider takes. */
export function problemWith({ mayOrder, expiresAt }: Credentials, now: Date): RelayProblem | null {
  if (mayOrder === false) {
    return problemOf(
      {
        code: 'permission-missing',
        sentence: {
          en: 'This key may not order servers. In the provider’s console, make one that may read and write servers and addresses.',
          fr: 'Cette clé ne peut pas commander de serveurs. Dans la console du fournisseur, créez-en une qui peut lire et écrire serveurs et adresses.',
        },
      },
      now,
    );
  }
  if (expiresAt === undefined || Date.parse(expiresAt) - now.getTime() > WARN_MS) return null;
  const day = expiresAt.slice(0, 10);
  return problemOf(
    {
      code: 'credentials-expiring',
      sentence: {
        en: `This key expires on ${day}. Make a new one in the provider’s console and save it here before then.`,
        fr: `Cette clé expire le ${day}. Créez-en une nouvelle dans la console du fournisseur et enregistrez-la ici d’ici là.`,
      },
    },
    now,
  );
}
