import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { Id } from '@tresse/contracts';
import { Database } from '../database/index.js';
import { DesiredStateService } from '../desired-state/index.js';
import { ApiError } from '../http/index.js';
import { lockSite } from '../sites/sites.repository.js';
import { Assignments } from './assignments.js';
import { readAssignment, readFaceless } from './assignments.repository.js';

/**
 * Gives a face to sites that had their place before there were faces, once at each start; each is a transaction of its
 * own. One for which its relay has none left keeps the relay's own address without a range.
 */
@Injectable()
export class AssignmentCatchUp implements OnApplicationBootstrap {
  private readonly logger = new Logger(AssignmentCatchUp.name);

  constructor(
    private readonly database: Database,
    private readonly desiredState: DesiredStateService,
    private readonly assignments: Assignments,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const sites = await this.database.forPlatform('device-ingest', readFaceless);
    const without = [];
    for (const site of sites) if (!(await this.give(site))) without.push(site.id);
    if (without.length > 0) this.logger.warn({ sites: without }, 'no public face is left for these sites');
  }

  private async give(site: { id: Id; tenantId: Id; relayId: Id }): Promise<boolean> {
    try {
      await this.database.forPlatform('device-ingest', async (tx) => {
        const isPresent = (await lockSite(tx, site.id)) !== undefined;
        if (!isPresent || (await readAssignment(tx, site.id)) !== null) return;
        await this.assignments.assign(tx, site, site.relayId);
        await this.desiredState.advanceSite(tx, site.id, { reason: 'relay.changed', authorId: null });
      });
      return true;
    } catch (error) {
      if (error instanceof ApiError && error.code === 'site.no-relay') return false;
      throw error;
    }
  }
}
