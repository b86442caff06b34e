import { Injectable } from '@nestjs/common';
import type { Id } from '@tresse/contracts';
import { Database } from '../database/index.js';
import { readSitesBehind } from './desired-state.repository.js';
import { DesiredStateService } from './desired-state.service.js';

/**
 * Brings the sites of a relay up to date with the relay's present device, whose key stands in their documents. Runs
 * after a relay has enrolled and whenever it comes online, so that one that was cut short is finished then; each site
 * is a transaction of its own, since there may be thousands.
 */
@Injectable()
export class RelayCatchUp {
  constructor(
    private readonly database: Database,
    private readonly desiredState: DesiredStateService,
  ) {}

  /** Returns how many sites got a new generation. */
  async run(relayId: Id): Promise<number> {
    const sites = await this.database.forPlatform('enrolment', (tx) => readSitesBehind(tx, relayId));
    for (const siteId of sites) {
      await this.database.forPlatform('enrolment', (tx) =>
        this.desiredState.advanceSite(tx, siteId, { reason: 'relay.enrolled', authorId: null }),
      );
    }
    return sites.length;
  }
}
