import { Controller } from '@nestjs/common';
import type { RouteInput, TelemetryView } from '@tresse/contracts';
import { routes } from '@tresse/contracts';
import { Database } from '../database/index.js';
import type { Member } from '../http/index.js';
import { Endpoint } from '../http/index.js';
import { requireSite } from '../sites/present-site.repository.js';
import { telemetryRange } from './telemetry-range.js';
import { readTelemetry } from './telemetry-view.repository.js';

@Controller()
export class TelemetryController {
  constructor(private readonly database: Database) {}

  @Endpoint(routes.getSiteTelemetry)
  async read(
    { params: { siteId }, query }: RouteInput<typeof routes.getSiteTelemetry>,
    { tenant }: Member,
  ): Promise<TelemetryView> {
    const range = telemetryRange(query, new Date());
    return this.database.forTenant(tenant.id, async (tx) => {
      await requireSite(tx, siteId);
      return { stepMs: range.stepMs, samples: await readTelemetry(tx, siteId, range) };
    });
  }
}
