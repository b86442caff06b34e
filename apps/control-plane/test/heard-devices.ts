import { randomBytes } from 'node:crypto';
import type { Id, ReportedLine } from '@tresse/contracts';
import { Database, newId } from '../src/database/index.js';
import { DesiredStateService } from '../src/desired-state/index.js';
import type { Booted } from './boot.js';
import type { Fleet, SeededSite } from './fleet.js';

/** Sites whose first documents are made in one transaction. */
const TOGETHER = 25;

/** Devices that are rows alone: heard, so the rows say, with no connection that would cost a test anything. */
export class HeardDevices {
  constructor(
    private readonly booted: Booted,
    private readonly fleet: Fleet,
  ) {}

  async ofRelays(relayIds: readonly Id[]): Promise<void> {
    await this.insert(relayIds.map((relayId) => ({ role: 'relay', tenantId: null, siteId: null, relayId })));
    for (const relayId of relayIds) {
      await this.booted.app
        .get(Database)
        .forPlatform('enrolment', (tx) =>
          this.desired.advanceRelay(tx, relayId, { reason: 'relay.enrolled', authorId: null }),
        );
    }
  }

  /** Boxes that have said of all their lines what is given; each site's first documents are there then. */
  async ofSites(sites: readonly SeededSite[], state: ReportedLine['state']): Promise<void> {
    await this.insert(
      sites.map(({ tenantId, siteId }) => ({ role: 'site', tenantId, siteId, relayId: null })),
    );
    for (let from = 0; from < sites.length; from += TOGETHER) {
      const some = sites.slice(from, from + TOGETHER).map(({ siteId }) => ({ siteId }));
      await this.booted.app
        .get(Database)
        .forPlatform('enrolment', (tx) =>
          this.desired.advanceSites(tx, some, { reason: 'device.enrolled', authorId: null }),
        );
    }
    const line = { state, cause: state === 'down' ? 'silent' : null };
    await this.fleet.rows(
      `INSERT INTO reported_state (device_id, tenant_id, site_id, document, received_at)
       SELECT id, tenant_id, site_id, $2, now() FROM device WHERE site_id = ANY($1::uuid[])`,
      sites.map(({ siteId }) => siteId),
      JSON.stringify({ lines: [line, line], scopes: [] }),
    );
  }

  private get desired(): DesiredStateService {
    return this.booted.app.get(DesiredStateService, { strict: false });
  }

  private async insert(
    owners: readonly { role: string; tenantId: Id | null; siteId: Id | null; relayId: Id | null }[],
  ): Promise<void> {
    const rows = owners.map(({ role, tenantId, siteId, relayId }) => ({
      ...{ id: newId(), role, tenant_id: tenantId, site_id: siteId, relay_id: relayId },
      wireguard_public_key: randomBytes(32).toString('base64'),
      certificate_fingerprint: randomBytes(32).toString('hex'),
      certificate_serial: randomBytes(16).toString('hex'),
    }));
    await this.fleet.rows(
      `INSERT INTO device (id, role, tenant_id, site_id, relay_id, wireguard_public_key, certificate_fingerprint,
         certificate_serial, certificate_not_after, agent_version, hostname, online)
       SELECT id, role, tenant_id, site_id, relay_id, wireguard_public_key, certificate_fingerprint, certificate_serial,
         now() + interval '1 year', '0.1.0', 'box', true
       FROM jsonb_to_recordset($1::jsonb) AS row (id uuid, role text, tenant_id uuid, site_id uuid, relay_id uuid,
         wireguard_public_key text, certificate_fingerprint text, certificate_serial text)`,
      JSON.stringify(rows),
    );
  }
}
