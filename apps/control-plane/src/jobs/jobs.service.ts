import { Injectable } from '@nestjs/common';
import type { Id, Job, JobKind } from '@tresse/contracts';
import { insertAudit } from '../audit/index.js';
import { Database } from '../database/index.js';
import { ApiError, type Member } from '../http/index.js';
import { requireSite } from '../sites/present-site.repository.js';
import { LiveFeed } from '../stream/index.js';
import { hasUnfinished, insertJob, lockBox, readJobs } from './jobs.repository.js';

/** How long the box has to finish a job, in ms; a speed test tries every line in both directions. */
const TIME_MS: Record<JobKind, number> = {
  'speed-test': 180_000,
  identify: 30_000,
  'restart-agent': 60_000,
};

/** Jobs of one tenant's boxes. */
@Injectable()
export class JobsService {
  constructor(
    private readonly database: Database,
    private readonly live: LiveFeed,
  ) {}

  /** Newest first. @throws ApiError `not-found` */
  async list(tenantId: Id, siteId: Id): Promise<Job[]> {
    return this.database.forTenant(tenantId, async (tx) => {
      await requireSite(tx, siteId);
      return readJobs(tx, siteId);
    });
  }

  /** @throws ApiError `not-found`, `site.no-device`, `site.offline`, `job.running` */
  async create({ tenant, user }: Member, siteId: Id, kind: JobKind): Promise<Job> {
    const job = await this.database.forTenant(tenant.id, async (tx) => {
      const site = await requireSite(tx, siteId);
      const box = await lockBox(tx, siteId);
      if (!box) throw new ApiError('site.no-device');
      if (!box.online) throw new ApiError('site.offline');
      if (await hasUnfinished(tx, box.id, kind)) throw new ApiError('job.running');
      await insertAudit(tx, {
        tenantId: tenant.id,
        by: user,
        action: `job.${kind}`,
        subject: site.name,
        subjectId: siteId,
      });
      const expiresAt = new Date(Date.now() + TIME_MS[kind]);
      return insertJob(tx, {
        tenantId: tenant.id,
        siteId,
        deviceId: box.id,
        kind,
        requestedBy: user.id,
        expiresAt,
      });
    });
    this.live.publish({ siteId, type: 'job', jobId: job.id });
    return job;
  }
}
