import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database, DatabaseServer, isBusy, newId } from '../src/database/index.js';
import { type Booted, boot } from './boot.js';
import { type Browser, signUp } from './person.js';

describe('a database that cannot take the work now', () => {
  let booted: Booted;
  let browser: Browser;

  beforeAll(async () => {
    booted = await boot();
    browser = await signUp(booted);
  }, 60_000);
  afterAll(async () => {
    await booted?.stop();
  });

  it('is told from one that refuses it', async () => {
    const database = new Database(booted.app.get(DatabaseServer).ownerUrl, { maxWait: 5_000, timeout: 100 });
    const why = (sql: string) =>
      database.forTenant(newId(), (tx) => tx.$executeRawUnsafe(sql)).catch((error: unknown) => error);
    expect(isBusy(await why('SELECT pg_sleep(0.3)'))).toBe(true);
    expect(isBusy(await why('SELECT 1 / 0'))).toBe(false);
    await database.close();
  });

  it('makes the API say when to come again', async () => {
    await booted.app.get(DatabaseServer).stop();
    const answer = await browser.fetch('GET', '/api/sites');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2']);
    expect(await answer.json()).toMatchObject({ code: 'busy' });
  });
});
