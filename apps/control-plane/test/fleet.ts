import { createHash, randomBytes } from 'node:crypto';
import type { DeviceRole, Id } from '@tresse/contracts';
import pg from 'pg';
import { DatabaseServer, newId } from '../src/database/index.js';
import type { Booted } from './boot.js';

/** A tenant's site on a relay, as rows; nothing is enrolled. */
export interface SeededSite {
  tenantId: Id;
  siteId: Id;
  relayId: Id;
  lineIds: [Id, Id];
}

/** Rows put into the database by its owner, past the API and row-level security, and read back the same way. */
export class Fleet {
  private constructor(private readonly client: pg.Client) {}

  static async of(booted: Booted): Promise<Fleet> {
    const client = new pg.Client({ connectionString: booted.app.get(DatabaseServer).ownerUrl });
    await client.connect();
    return new Fleet(client);
  }

  async rows<Row extends pg.QueryResultRow>(sql: string, ...values: unknown[]): Promise<Row[]> {
    return (await this.client.query<Row>(sql, values)).rows;
  }

  /** A relay of its own with a two-line site on it. */
  async site(): Promise<SeededSite> {
    const [tenantId, siteId, relayId, first, second] = [newId(), newId(), newId(), newId(), newId()];
    const address = `203.0.${randomBytes(1)[0]}.${randomBytes(1)[0]}`;
    await this.rows(
      `INSERT INTO region (code, name_en, name_fr) VALUES ('t', 't', 't') ON CONFLICT DO NOTHING`,
    );
    await this.rows(
      `INSERT INTO relay (id, region_code, name, public_address) VALUES ($1, 't', 'relay', $2)`,
      relayId,
      address,
    );
    await this.rows(`INSERT INTO tenant (id, name, slug) VALUES ($1, 'T', $2)`, tenantId, tenantId);
    await this.rows(
      `INSERT INTO site (id, tenant_id, name, region_code, braid, lan, relay_id, relay_index)
       VALUES ($1, $2, 'Site', 't', '{"profile": "mptcp"}', '{"interface": "lan0", "address": "192.168.50.1/24"}', $3, 1)`,
      siteId,
      tenantId,
      relayId,
    );
    await this.rows(
      `INSERT INTO assignment (id, tenant_id, site_id, relay_id, address, port_first, port_last)
       VALUES ($1, $2, $3, $4, $5, 1024, 1535)`,
      newId(),
      tenantId,
      siteId,
      relayId,
      address,
    );
    for (const [index, lineId] of [first, second].entries()) {
      await this.rows(
        `INSERT INTO line (id, tenant_id, site_id, index, name, kind, interface, addressing)
         VALUES ($1, $2, $3, $4, $5, 'adsl', $6, '{"method": "automatic"}')`,
        lineId,
        tenantId,
        siteId,
        index + 1,
        `Line ${index + 1}`,
        `wan${index + 1}`,
      );
    }
    return { tenantId, siteId, relayId, lineIds: [first, second] };
  }

  /** The secret of a fresh claim for the site or its relay, valid for `seconds` from now. */
  async claim(seeded: SeededSite, kind: DeviceRole, seconds = 600): Promise<string> {
    const secret = randomBytes(32).toString('base64url');
    const site = kind === 'site';
    await this.rows(
      `INSERT INTO claim (id, kind, tenant_id, site_id, relay_id, secret_hash, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, now() + make_interval(secs => $7))`,
      newId(),
      kind,
      site ? seeded.tenantId : null,
      site ? seeded.siteId : null,
      site ? null : seeded.relayId,
      createHash('sha256').update(secret).digest('hex'),
      seconds,
    );
    return secret;
  }

  /** The kinds in a site's timeline, oldest first. */
  async timeline(siteId: Id): Promise<string[]> {
    const rows = await this.rows<{ kind: string }>(
      'SELECT kind FROM event WHERE site_id = $1 ORDER BY received_at, id',
      siteId,
    );
    return rows.map(({ kind }) => kind);
  }

  async close(): Promise<void> {
    await this.client.end();
  }
}
