import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Id, Relay, SiteDesired } from '@tresse/contracts';
import { type Booted, boot } from './boot.js';
import { Fleet, type SeededSite } from './fleet.js';
import type { ObedientDevice } from './obedient-device.js';
import { type Browser, signUp } from './person.js';
import { connectAll, seedRelay, seedSites } from './swarm.js';
import { until } from './until.js';

/** Many enough for several transactions to each relay; more cost this test's own clients more than what it tests. */
const SITES = 32;
const TENANTS = 8;

describe('a relay of many sites', () => {
  let booted: Booted;
  let fleet: Fleet;
  let staff: Browser;
  let full: Id;
  let others: Id[];
  let seeded: SeededSite[];
  let sites: ObedientDevice[];
  let relays: ObedientDevice[];

  beforeAll(async () => {
    booted = await boot({ TRESSE_STAFF_EMAIL: 'staff@example.org' });
    staff = await signUp(booted, { email: 'staff@example.org' });
    fleet = await Fleet.of(booted);
    full = await seedRelay(fleet, 'full');
    others = [];
    for (const name of ['b', 'c', 'd']) others.push(await seedRelay(fleet, name));
    seeded = await seedSites(fleet, full, { sites: SITES, tenants: TENANTS });
    const [any] = seeded;
    if (!any) throw new Error('no site');
    const ends = [full, ...others].map((relayId) => ({ ...any, relayId }));
    relays = await connectAll(booted, ends, 'relay');
    await fleet.rows(`UPDATE relay SET state = 'ready'`);
    sites = await connectAll(booted, seeded, 'site');
  }, 180_000);
  afterAll(async () => {
    for (const { session } of [...(sites ?? []), ...(relays ?? [])]) await session.end();
    await fleet?.close();
    await booted?.stop();
  }, 60_000);

  const placed = () =>
    fleet.rows<{ relay_id: Id; sites: number }>(
      'SELECT relay_id, count(*)::integer AS sites FROM site GROUP BY relay_id ORDER BY sites',
    );
  const obeyed = (site: ObedientDevice, place: number) => site.documents.get(`site:${seeded[place]?.siteId}`);

  it('is left by all of them when it dies: each is told, once, and they spread over the others', async () => {
    await until(
      async () => sites.filter((site, place) => obeyed(site, place) === undefined).length,
      (without) => without === 0,
      30_000,
    );
    const before = sites.map((site, place) => obeyed(site, place)?.document.generation ?? 0);
    const diedAt = Date.now();
    await relays[0]?.session.vanish();
    await Promise.all(sites.map((site) => site.says('down')));
    await until(
      async () =>
        sites.filter((site, place) => (obeyed(site, place)?.document.generation ?? 0) <= (before[place] ?? 0))
          .length,
      (untold) => untold === 0,
      90_000,
    );
    const told = sites.map((site, place) => obeyed(site, place)?.at ?? 0).sort((a, b) => a - b);
    const ms = (at: number | undefined) => (at ?? 0) - diedAt;
    process.stdout.write(`told after ${ms(told[0])}, ${ms(told[SITES / 2])}, ${ms(told.at(-1))} ms\n`);
    for (const [place, site] of sites.entries()) {
      const body = obeyed(site, place)?.document.body as SiteDesired;
      expect(body.moves).toBe(1);
    }
    const counts = (await placed()).map((row) => row.sites);
    expect(counts.length).toBe(3);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(4);
    const events = await fleet.rows<{ kind: string }>(`SELECT kind FROM event WHERE kind = 'site.moved'`);
    expect(events).toHaveLength(SITES);
    const shown = (await staff.call('GET', `/api/relays/${full}`)).body as Relay;
    expect(shown.emptying).toMatchObject({ moved: SITES, left: 0, stranded: 0 });
  }, 120_000);
});
