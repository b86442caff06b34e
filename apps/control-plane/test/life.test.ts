import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createApp } from '../src/app.js';
import { readConfig } from '../src/config.js';
import { boot } from './boot.js';
import { settle } from './estate.js';
import { EventSource } from './event-source.js';

describe('the life of the control plane', () => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'tresse-life-'));
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  const config = (more: Record<string, string> = {}) =>
    readConfig({
      TRESSE_DATA_DIR: directory,
      TRESSE_ENROL_PORT: '0',
      TRESSE_MQTT_PORT: '0',
      TRESSE_LOG_LEVEL: 'silent',
      ...more,
    });

  it('refuses data of another version of Postgres in one sentence', async () => {
    await mkdir(join(directory, 'postgres'), { recursive: true });
    await writeFile(join(directory, 'postgres', 'PG_VERSION'), '12\n');
    await expect(createApp(config())).rejects.toMatchObject({
      code: 'database.foreign-version',
      message: expect.stringMatching(/Postgres 12.* 18/),
    });
  });

  it('says that an outside database cannot be reached, without its password', async () => {
    const DATABASE_URL = 'postgresql://owner:hunter2@127.0.0.1:1/tresse';
    const failure = createApp(config({ DATABASE_URL })).catch((error: unknown) => error);
    expect(await failure).toMatchObject({ code: 'database.unreachable' });
    expect(String(await failure)).not.toContain('hunter2');
  });

  it('says which port is in use', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = typeof address === 'object' && address ? String(address.port) : '';
    try {
      await expect(boot({ TRESSE_MQTT_PORT: port })).rejects.toMatchObject({
        code: 'port.in-use',
        message: expect.stringContaining(port),
      });
    } finally {
      taken.close();
    }
  }, 30_000);

  it('ends within 5 s with a stream open, and the stream ends cleanly', async () => {
    const booted = await boot();
    const { mine } = await settle(booted);
    const stream = await EventSource.open(mine.browser, `/api/sites/${mine.siteId}/stream`);
    await stream.next('site');
    const started = Date.now();
    const [rest] = await Promise.all([stream.next('never'), booted.stop()]);
    expect(rest).toBeUndefined();
    expect(Date.now() - started).toBeLessThan(5_000);
  }, 30_000);
});
