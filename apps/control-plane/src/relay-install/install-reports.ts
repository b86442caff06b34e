import { Injectable } from '@nestjs/common';
import { INSTALL_FAILURES, type InstallFailure, type InstallReport } from '@tresse/contracts';
import { Database, type Transaction } from '../database/index.js';
import { insertEvent } from '../events/index.js';
import { ApiError } from '../http/index.js';
import { countRequest, endInstall, type Install, writeProblem } from './install.repository.js';
import { installProblem } from './install-problem.js';
import { refusingScript } from './install-script.js';
import { hashOf, RelayInstall } from './relay-install.js';

/** Fetches and reports under one token: a run has 6, and it may be started again. */
const MOST_REQUESTS = 60;

const OVER = {
  enrolled: {
    en: 'The relay is enrolled already. Nothing was changed.',
    fr: 'Le relais est déjà enrôlé. Rien n’a été changé.',
  },
  over: {
    en: 'This command is over. Get another one from the portal, on the relay’s page.',
    fr: 'Cette commande n’est plus valable. Obtenez-en une autre dans le portail, sur la page du relais.',
  },
} as const;

/** What the holder of an installer's token may do: fetch its script, and tell how it goes. */
@Injectable()
export class InstallReports {
  constructor(
    private readonly database: Database,
    private readonly install: RelayInstall,
  ) {}

  /** @throws ApiError `not-found`, `auth.too-many`, `relay.no-package` */
  async script(token: string): Promise<string> {
    const install = await this.count(token);
    if (install.way !== 'command') throw new ApiError('not-found');
    if (install.hasEnrolled) return refusingScript(OVER.enrolled);
    if (install.isOver) return refusingScript(OVER.over);
    return this.database.forPlatform('install', (tx) => this.install.scriptOf(tx, install, token));
  }

  /** @throws ApiError `not-found`, `auth.too-many` */
  async take(token: string, report: InstallReport): Promise<void> {
    const install = await this.count(token);
    // An installer that another has replaced, or that comes too late, says nothing of the relay any more.
    if (install.isOver) throw new ApiError('not-found');
    await this.database.forPlatform('install', async (tx) => {
      await record(tx, install, report);
      if (report.step === 'done') await endInstall(tx, install.id);
    });
  }

  /** The count stays whatever becomes of the request. */
  private async count(token: string): Promise<Install> {
    const install = await this.database.forPlatform('install', (tx) => countRequest(tx, hashOf(token)));
    if (!install) throw new ApiError('not-found');
    if (install.requests > MOST_REQUESTS) throw new ApiError('auth.too-many');
    return install;
  }
}

/** Keeps a report in the relay's timeline; a failure is its problem until a later run gets on. */
export async function record(
  tx: Transaction,
  { relayId, way }: Pick<Install, 'relayId' | 'way'>,
  { step, failure, detail }: InstallReport,
): Promise<void> {
  const why = failure ? { failure, ...sentence(failure), ...(detail ? { detail } : {}) } : {};
  await insertEvent(tx, { relayId, kind: 'relay.install', actor: null, data: { way, step, ...why } });
  await writeProblem(tx, relayId, failure ? installProblem(failure, detail, new Date()) : null);
}

const sentence = (failure: InstallFailure) => ({
  en: INSTALL_FAILURES[failure].en,
  fr: INSTALL_FAILURES[failure].fr,
});
