import { Injectable } from '@nestjs/common';
import type { FleetCounts, FleetQuery, FleetSite } from '@tresse/contracts';
import { Database } from '../database/index.js';
import { siteSummary } from '../sites/site.mapper.js';
import { findSites } from '../sites/sites.repository.js';
import { countFleet, readFleetPlaces } from './fleet.repository.js';
import { fleetCursor } from './fleet-cursor.js';

/** One page of the fleet, with the counts of the whole. */
export interface FleetPage {
  items: FleetSite[];
  next: string | null;
  counts: FleetCounts;
}

/** The fleet as support sees it. */
@Injectable()
export class FleetService {
  constructor(private readonly database: Database) {}

  /** Sites of all tenants that the query asks for, worst first. */
  async page(query: FleetQuery): Promise<FleetPage> {
    return this.database.forPlatform('staff', async (tx) => {
      const found = await readFleetPlaces(tx, query);
      const places = found.slice(0, query.limit);
      const rows = await findSites(
        tx,
        places.map(({ id }) => id),
      );
      const byId = new Map(rows.map((row) => [row.id, row]));
      const items = places.flatMap(({ id }) => {
        const row = byId.get(id);
        return row ? [{ ...siteSummary(row), tenant: { id: row.tenantId, name: row.tenant.name } }] : [];
      });
      const last = places.at(-1);
      return {
        items,
        next: found.length > places.length && last ? fleetCursor(last) : null,
        counts: await countFleet(tx),
      };
    });
  }
}
