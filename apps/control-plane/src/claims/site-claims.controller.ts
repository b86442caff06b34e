import { Controller } from '@nestjs/common';
import type { NewClaim, RouteInput } from '@tresse/contracts';
import { routes } from '@tresse/contracts';
import { insertAudit } from '../audit/index.js';
import { Database } from '../database/index.js';
import type { Member } from '../http/index.js';
import { ApiError, Endpoint } from '../http/index.js';
import { readSiteName } from './claims.repository.js';
import { ClaimsService } from './claims.service.js';

@Controller()
export class SiteClaimsController {
  constructor(
    private readonly database: Database,
    private readonly claims: ClaimsService,
  ) {}

  @Endpoint(routes.createSiteClaim)
  async create(
    { params: { siteId } }: RouteInput<typeof routes.createSiteClaim>,
    { tenant, user }: Member,
  ): Promise<NewClaim> {
    return this.database.forTenant(tenant.id, async (tx) => {
      const name = await readSiteName(tx, siteId);
      if (name === null) throw new ApiError('not-found');
      await insertAudit(tx, {
        tenantId: tenant.id,
        by: user,
        action: 'claim.create',
        subject: name,
        subjectId: siteId,
      });
      return this.claims.make(tx, { siteId, tenantId: tenant.id }, user.id);
    });
  }
}
