import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DesiredAnnouncement, Generation } from '@tresse/contracts';
import { Database } from '../src/database/index.js';
import { DesiredStateService } from '../src/desired-state/index.js';
import { type Booted, boot } from './boot.js';
import { Fleet, type SeededSite } from './fleet.js';
import { TestDevice, type TestSession } from './test-device.js';
import { until } from './until.js';

/** Far below the time between two looks at the outbox, and far above what a busy machine needs; in ms. */
const AT_ONCE_MS = 1_500;

describe('what a change makes due', () => {
  let booted: Booted;
  let fleet: Fleet;
  let seeded: SeededSite;
  let session: TestSession;

  beforeAll(async () => {
    booted = await boot();
    fleet = await Fleet.of(booted);
    seeded = await fleet.site();
    await TestDevice.enrol(booted, fleet, seeded, 'relay');
    session = await (await TestDevice.enrol(booted, fleet, seeded)).session(1);
    await session.next('desired/announce');
  }, 60_000);
  afterAll(async () => {
    await session?.end();
    await fleet?.close();
    await booted?.stop();
  });

  /** Changes the site; gives the time from the commit to the device's ear, in ms. */
  async function changeAndHear(): Promise<number> {
    const database = booted.app.get(Database);
    const desiredState = booted.app.get(DesiredStateService, { strict: false });
    const generation: Generation = await database.forTenant(seeded.tenantId, (tx) =>
      desiredState.advanceSite(tx, seeded.siteId, { reason: 'site.changed', authorId: null }),
    );
    const committed = performance.now();
    await session.next<DesiredAnnouncement>('desired/announce', ({ scopes }) =>
      scopes.some((one) => one.generation === generation),
    );
    return performance.now() - committed;
  }
  const listeners = () =>
    fleet.rows<{ pid: number }>(`SELECT pid FROM pg_stat_activity WHERE query LIKE 'LISTEN%outbox%'`);

  it('reaches the device at once, without waiting for the next look', async () => {
    for (let change = 0; change < 5; change++) expect(await changeAndHear()).toBeLessThan(AT_ONCE_MS);
  }, 15_000);

  it('reaches it too when the bell’s connection breaks, and at once again when that is back', async () => {
    const [before] = await until(listeners, (found) => found.length === 1);
    await fleet.rows('SELECT pg_terminate_backend($1)', before?.pid);
    expect(await changeAndHear()).toBeLessThan(10_000);
    await until(listeners, (found) => found.length === 1 && found[0]?.pid !== before?.pid);
    expect(await changeAndHear()).toBeLessThan(AT_ONCE_MS);
  }, 30_000);
});
