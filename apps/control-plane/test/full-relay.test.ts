import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Id } from '@tresse/contracts';
import { DatabaseServer } from '../src/database/index.js';
import { RelayMoves } from '../src/relay-moves/index.js';
import { type Booted, boot } from './boot.js';
import { Fleet, type SeededSite } from './fleet.js';
import { HeardDevices } from './heard-devices.js';
import { countStatements } from './statements.js';
import { seedRelay, seedSites } from './swarm.js';
import { until } from './until.js';

/** As many as a relay takes. */
const SITES = 200;
const TENANTS = 20;
const PATIENCE_MS = 120_000;

describe('a relay of 200 sites that is lost', () => {
  let booted: Booted;
  let fleet: Fleet;
  let full: Id;
  let others: Id[];
  let seeded: SeededSite[];

  beforeAll(async () => {
    booted = await boot();
    fleet = await Fleet.of(booted);
    full = await seedRelay(fleet, 'full');
    others = [];
    for (const name of ['b', 'c', 'd']) others.push(await seedRelay(fleet, name));
    seeded = await seedSites(fleet, full, { sites: SITES, tenants: TENANTS });
    const devices = new HeardDevices(booted, fleet);
    await devices.ofRelays([full, ...others]);
    await devices.ofSites(seeded, 'down');
    await announced();
  }, 180_000);
  afterAll(async () => {
    await fleet?.close();
    await booted?.stop();
  }, 60_000);

  const count = async (sql: string, ...values: unknown[]) =>
    (await fleet.rows<{ count: number }>(`SELECT count(*)::integer AS count FROM ${sql}`, ...values))[0]
      ?.count;
  const sitesOf = (relayId: Id) => count('site WHERE relay_id = $1', relayId);
  const leftOn = (relayId: Id, sites: number) =>
    until(
      () => sitesOf(relayId),
      (present) => present === sites,
      PATIENCE_MS,
    );
  const announced = () =>
    until(
      () => count('outbox WHERE published_at IS NULL'),
      (due) => due === 0,
      PATIENCE_MS,
    );
  const lose = async (relayId: Id) => {
    await fleet.rows('UPDATE device SET online = false WHERE relay_id = $1', relayId);
    await fleet.rows('UPDATE relay SET lost_at = now() WHERE id = $1', relayId);
  };
  /** What of any site is not as after so many whole moves. */
  const torn = () =>
    fleet.rows<{ id: Id }>(
      `SELECT s.id FROM site s
       WHERE s.generation <> s.moves + 1
         OR (SELECT count(*) FROM site_move m WHERE m.site_id = s.id) <> s.moves
         OR (SELECT count(*) FROM assignment a WHERE a.site_id = s.id) <> s.moves + 1
         OR (SELECT count(*) FROM assignment a
             WHERE a.site_id = s.id AND a.until IS NULL AND a.relay_id = s.relay_id) <> 1
         OR (SELECT count(*) FROM assignment a WHERE a.site_id = s.id AND a.until IS NULL) <> 1
         OR (SELECT count(*) FROM event e WHERE e.site_id = s.id AND e.kind = 'site.moved') <> s.moves
         OR (SELECT count(*) FROM event e WHERE e.site_id = s.id AND e.kind = 'site.address-changed') <> s.moves
         OR (SELECT count(*) FROM audit_entry t WHERE t.subject_id = s.id AND t.action = 'site.move') <> s.moves
         OR (SELECT count(*) FROM desired_document d JOIN device ON device.id = d.device_id
             WHERE d.scope = 'site:' || s.id AND d.generation = s.generation
               AND (device.site_id = s.id OR (device.relay_id = s.relay_id AND NOT d.removal))) <> 2
         OR (SELECT count(*) FROM desired_document d
             WHERE d.scope = 'site:' || s.id AND d.generation = s.generation AND d.removal) <> least(s.moves, 1)`,
    );

  it('is left by all within seconds, each with one face, both ends told, and nothing left where it was', async () => {
    const statements = countStatements();
    const cpu = process.cpuUsage();
    const lostAt = Date.now();
    await lose(full);
    await leftOn(full, 0);
    const leftMs = Date.now() - lostAt;
    await announced();
    const told = Date.now() - lostAt;
    const { user, system } = process.cpuUsage(cpu);
    const { all, inserts } = statements();
    const [first] = await fleet.rows<{ at: Date }>(
      'SELECT min(created_at) AS at FROM outbox WHERE created_at > $1',
      new Date(lostAt),
    );
    const begun = (first?.at.getTime() ?? 0) - lostAt;
    const cost = `${all} statements, ${Math.round((user + system) / 1_000)} ms of this process's CPU`;
    process.stdout.write(
      `${SITES} sites: first told after ${begun}, all moved ${leftMs}, all told ${told} ms; ${cost}\n`,
    );
    expect(await torn()).toEqual([]);
    const counts = await Promise.all(others.map(sitesOf));
    expect(Math.max(...counts.map(Number)) - Math.min(...counts.map(Number))).toBeLessThanOrEqual(4);
    // Not one for each site, of nine tables: slow machines need smaller batches.
    expect(inserts).toBeLessThan(SITES);
  }, 150_000);

  it('moves all others when one of them cannot be moved, which stays whole until it can', async () => {
    const [relay = ''] = others;
    const [stuck] = await fleet.rows<{ id: Id }>('SELECT id FROM site WHERE relay_id = $1 LIMIT 1', relay);
    await fleet.rows(
      `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'refused by this test'; END $$`,
    );
    await fleet.rows(
      `CREATE TRIGGER refuse BEFORE INSERT ON desired_document FOR EACH ROW
       WHEN (NEW.scope = 'site:${stuck?.id}') EXECUTE FUNCTION refuse()`,
    );
    await lose(relay);
    await leftOn(relay, 1);
    expect(await fleet.rows('SELECT relay_id, moves FROM site WHERE id = $1', stuck?.id)).toEqual([
      { relay_id: relay, moves: 1 },
    ]);
    expect(await torn()).toEqual([]);
    await fleet.rows('DROP TRIGGER refuse ON desired_document');
    await leftOn(relay, 0);
    expect(await torn()).toEqual([]);
  }, 150_000);

  it('has each site moved once by two control planes that look at the same time', async () => {
    const [, relay = ''] = others;
    const other = await boot({ DATABASE_URL: booted.app.get(DatabaseServer).ownerUrl });
    try {
      // Its start makes all devices away until they connect anew.
      await fleet.rows('UPDATE device SET online = relay_id IS DISTINCT FROM $1, away_since = NULL', full);
      await lose(relay);
      await Promise.all([booted, other].map(({ app }) => app.get(RelayMoves).look(Date.now())));
      await leftOn(relay, 0);
      expect(await torn()).toEqual([]);
    } finally {
      await other.stop();
    }
  }, 150_000);
});
