import { Controller } from '@nestjs/common';
import type { AuditEntry, RouteInput } from '@tresse/contracts';
import { routes } from '@tresse/contracts';
import { Database } from '../database/index.js';
import type { Member } from '../http/index.js';
import { Endpoint } from '../http/index.js';
import { readAudit } from './audit.repository.js';

@Controller()
export class AuditController {
  constructor(private readonly database: Database) {}

  @Endpoint(routes.listAudit)
  async list(
    { query }: RouteInput<typeof routes.listAudit>,
    { tenant }: Member,
  ): Promise<{ items: AuditEntry[]; next: string | null }> {
    return this.database.forTenant(tenant.id, (tx) => readAudit(tx, tenant.id, query));
  }
}
