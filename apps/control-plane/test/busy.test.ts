import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { Database, DatabaseServer, isBusy, newId } from '../src/database/index.js';
import { type Booted, boot } from './boot.js';
import { type Estate, settle, siteBody } from './estate.js';

const LIMITS = { maxWait: 5_000, timeout: 5_000, lock: 5_000, statement: 5_000 };

describe('a database that cannot take the work now', () => {
  let booted: Booted;
  let estate: Estate;

  beforeAll(async () => {
    booted = await boot({ TRESSE_STAFF_EMAIL: 'staff@example.org' });
    estate = await settle(booted);
  }, 60_000);
  afterAll(async () => {
    await booted?.stop();
  });

  const ownerUrl = () => booted.app.get(DatabaseServer).ownerUrl;

  /** What comes of `work` while another connection holds the row of the site. */
  async function whileHeld<T>(work: () => Promise<T>): Promise<T> {
    const holder = new Client({ connectionString: ownerUrl() });
    await holder.connect();
    await holder.query('BEGIN');
    const held = await holder.query('SELECT FROM site WHERE id = $1 FOR UPDATE', [estate.mine.siteId]);
    expect(held.rowCount).toBe(1);
    return work().finally(() => holder.end());
  }

  it.each([
    ['a transaction lasts too long', { ...LIMITS, timeout: 100 }, 'SELECT pg_sleep(0.3)', true],
    ['a statement lasts too long', { ...LIMITS, statement: 100 }, 'SELECT pg_sleep(3)', true],
    ['a statement is wrong', LIMITS, 'SELECT 1 / 0', false],
  ])('is told from one that refuses it: %s', async (_, limits, sql, busy) => {
    const database = new Database(ownerUrl(), limits);
    const work = database.forTenant(newId(), (tx) => tx.$executeRawUnsafe(sql));
    expect(isBusy(await work.catch((error: unknown) => error))).toBe(busy);
    await database.close();
  });

  it('lets work that nobody waits for take its time', async () => {
    const database = new Database(ownerUrl(), { ...LIMITS, lock: 100, statement: 100 });
    await database.forPlatform('retention', (tx) => tx.$executeRaw`SELECT pg_sleep(0.3)`);
    await database.close();
  });

  it('ends such work at the server when its transaction is over', async () => {
    const database = new Database(ownerUrl(), { ...LIMITS, timeout: 300 });
    const began = performance.now();
    const work = database.forPlatform('retention', (tx) => tx.$executeRaw`SELECT pg_sleep(6)`);
    expect(isBusy(await work.catch((error: unknown) => error))).toBe(true);
    expect(performance.now() - began).toBeLessThan(3_000);
    await database.close();
  }, 10_000);

  it('does not keep whoever saves waiting behind a row that another holds', async () => {
    const body = { generation: 1, site: siteBody('Moulin') };
    const began = performance.now();
    const answer = await whileHeld(() =>
      estate.mine.browser.fetch('PUT', `/api/sites/${estate.mine.siteId}`, body),
    );
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2']);
    expect(performance.now() - began).toBeLessThan(8_000);
    expect((await estate.mine.browser.call('PUT', `/api/sites/${estate.mine.siteId}`, body)).status).toBe(
      200,
    );
  }, 20_000);

  it('makes the API say when to come again', async () => {
    await booted.app.get(DatabaseServer).stop();
    const answer = await estate.mine.browser.fetch('GET', '/api/sites');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2']);
    expect(await answer.json()).toMatchObject({ code: 'busy' });
  });
});
