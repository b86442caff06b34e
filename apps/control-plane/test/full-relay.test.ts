import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Id } from '@tresse/contracts';
import pg from 'pg';
import { type Booted, boot } from './boot.js';
import { Fleet, type SeededSite } from './fleet.js';
import { HeardDevices } from './heard-devices.js';
import { seedRelay, seedSites } from './swarm.js';
import { until } from './until.js';

const SITES = Number(process.env.SITES ?? 200);
const TENANTS = 20;

describe('a relay of 200 sites', () => {
  let booted: Booted;
  let fleet: Fleet;
  let full: Id;
  let seeded: SeededSite[];

  beforeAll(async () => {
    booted = await boot();
    fleet = await Fleet.of(booted);
    full = await seedRelay(fleet, 'full');
    const others = [];
    for (const name of ['b', 'c', 'd']) others.push(await seedRelay(fleet, name));
    seeded = await seedSites(fleet, full, { sites: SITES, tenants: TENANTS });
    const devices = new HeardDevices(booted, fleet);
    await devices.ofRelays([full, ...others]);
    await devices.ofSites(seeded, 'down');
  }, 180_000);
  afterAll(async () => {
    await fleet?.close();
    await booted?.stop();
  }, 60_000);

  it('is left by all when it dies', async () => {
    await until(
      async () => (await fleet.rows('SELECT 1 FROM outbox WHERE published_at IS NULL')).length,
      (n) => n === 0,
      60_000,
    );
    const counts = new Map<string, number>();
    const query = pg.Client.prototype.query;
    pg.Client.prototype.query = function (this: pg.Client, ...words: unknown[]) {
      const [first] = words as [string | { text: string }];
      const text = typeof first === 'string' ? first : first.text;
      if (!text.includes('MEASURE')) counts.set(text.slice(0, 60), (counts.get(text.slice(0, 60)) ?? 0) + 1);
      return (query as (...all: unknown[]) => unknown).apply(this, words);
    } as typeof query;
    const at = Date.now();
    const cpu0 = process.cpuUsage();
    await fleet.rows('/* MEASURE */ UPDATE device SET online = false WHERE relay_id = $1', full);
    await fleet.rows('/* MEASURE */ UPDATE relay SET lost_at = now() WHERE id = $1', full);
    await until(
      () => fleet.rows('/* MEASURE */ SELECT 1 FROM site WHERE relay_id = $1 LIMIT 1', full),
      (rows) => rows.length === 0,
      150_000,
    );
    const movedAt = Date.now();
    await until(
      () => fleet.rows('/* MEASURE */ SELECT 1 FROM outbox WHERE published_at IS NULL LIMIT 1'),
      (rows) => rows.length === 0,
      60_000,
    );
    const toldAt = Date.now();
    const cpu = process.cpuUsage(cpu0);
    pg.Client.prototype.query = query;
    let sum = 0;
    for (const [text, n] of [...counts].sort((a, b) => b[1] - a[1])) {
      sum += n;
      process.stdout.write(`${n} ${text.replaceAll('\n', ' ')}\n`);
    }
    const [first] = await fleet.rows<{ at: Date }>('SELECT min(at) AS at FROM site_move');
    process.stdout.write(
      `MOVED statements ${sum}; first ${(first?.at.getTime() ?? 0) - at}, moved ${movedAt - at}, taken from outbox ${toldAt - at}; node cpu ms ${(cpu.user + cpu.system) / 1000}\n`,
    );
    expect(true).toBe(true);
  }, 300_000);
});
