import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { Database, DatabaseServer, newId } from '../src/database/index.js';
import { roleUrl } from '../src/database/roles.js';
import { type Booted, boot } from './boot.js';
import { type Estate, settle } from './estate.js';

describe('the isolation of tenants', () => {
  let booted: Booted;
  let estate: Estate;
  let app: Client;

  beforeAll(async () => {
    booted = await boot({ TRESSE_STAFF_EMAIL: 'staff@example.org' });
    estate = await settle(booted);
    app = new Client({ connectionString: roleUrl(booted.app.get(DatabaseServer).ownerUrl, 'tresse_app') });
    await app.connect();
  }, 60_000);
  afterAll(async () => {
    await app?.end();
    await booted?.stop();
  });

  it('is enabled and forced on every table with a tenant', async () => {
    const { rows } = await app.query<{
      relname: string;
      relrowsecurity: boolean;
      relforcerowsecurity: boolean;
    }>(
      `SELECT c.relname, c.relrowsecurity, c.relforcerowsecurity FROM pg_class c
       WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
         AND (c.relname = 'tenant' OR EXISTS (
           SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped))`,
    );
    expect(rows.length).toBeGreaterThan(15);
    expect(rows.filter((row) => !row.relrowsecurity || !row.relforcerowsecurity)).toEqual([]);
  });

  it('binds the role that the control plane uses', async () => {
    const { rows } = await app.query<{ bound: boolean }>(
      `SELECT NOT rolsuper AND NOT rolbypassrls AND NOT EXISTS (
         SELECT FROM pg_class WHERE relowner = pg_roles.oid) AS bound
       FROM pg_roles WHERE rolname = current_user`,
    );
    expect(rows).toEqual([{ bound: true }]);
  });

  it('shows nothing to a query that forgot its where', async () => {
    const database = booted.app.get(Database);
    const seen = await database.forTenant(estate.other.tenantId, (tx) => tx.site.findMany());
    expect(seen.map((site) => site.tenantId)).toEqual([estate.other.tenantId]);
    const lines = await database.forTenant(estate.other.tenantId, (tx) => tx.line.findMany());
    expect(new Set(lines.map((line) => line.tenantId))).toEqual(new Set([estate.other.tenantId]));
    expect(await database.forTenant(newId(), (tx) => tx.site.count())).toBe(0);
  });

  it('shows nothing outside of a tenant’s transaction', async () => {
    expect((await app.query('SELECT FROM site')).rowCount).toBe(0);
    expect((await app.query('SELECT FROM tenant')).rowCount).toBe(0);
  });

  it('lets nobody write into another tenant', async () => {
    const database = booted.app.get(Database);
    const { tenantId, siteId } = estate.mine;
    const forged = { id: newId(), tenantId, siteId, kind: 'site.changed', at: new Date() };
    await expect(
      database.forTenant(estate.other.tenantId, (tx) => tx.event.create({ data: forged })),
    ).rejects.toThrow();
    const { count } = await database.forTenant(estate.other.tenantId, (tx) =>
      tx.site.updateMany({ where: { id: siteId }, data: { name: 'stolen' } }),
    );
    expect(count).toBe(0);
  });

  it('keeps password hashes and sessions from the control plane’s own role', async () => {
    for (const table of ['auth_user', 'auth_account', 'auth_session']) {
      await expect(app.query(`SELECT FROM ${table}`)).rejects.toThrow(/permission denied/);
    }
  });
});
