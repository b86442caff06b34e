import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Id } from '@tresse/contracts';
import { Database } from '../src/database/index.js';
import { DesiredStateService } from '../src/desired-state/index.js';
import { Housekeeping } from '../src/housekeeping/index.js';
import { type Booted, boot } from './boot.js';
import { Fleet, type SeededSite } from './fleet.js';
import { TestDevice } from './test-device.js';

const NEWEST = 5;

describe('housekeeping', () => {
  let booted: Booted;
  let fleet: Fleet;
  let seeded: SeededSite;

  beforeAll(async () => {
    booted = await boot({ TRESSE_KEEP_GENERATIONS: String(NEWEST) });
    fleet = await Fleet.of(booted);
    seeded = await fleet.site();
  }, 60_000);
  afterAll(async () => {
    await fleet?.close();
    await booted?.stop();
  });

  const tidy = () => booted.app.get(Housekeeping).run();
  const count = async (table: string): Promise<number> =>
    Number((await fleet.rows<{ count: string }>(`SELECT count(*) FROM ${table}`))[0]?.count);

  describe('of generations', () => {
    let relay: TestDevice;
    let scope: string;

    beforeAll(async () => {
      scope = `site:${seeded.siteId}`;
      relay = await TestDevice.enrol(booted, fleet, seeded, 'relay');
      await TestDevice.enrol(booted, fleet, seeded);
    }, 30_000);

    /** Makes generations until the newest is this one. */
    async function advanceTo(newest: number): Promise<void> {
      const desiredState = booted.app.get(DesiredStateService, { strict: false });
      const cause = { reason: 'site.changed', authorId: null } as const;
      const advance = () =>
        booted.app
          .get(Database)
          .forTenant(seeded.tenantId, (tx) => desiredState.advanceSite(tx, seeded.siteId, cause));
      while ((await advance()) < newest);
    }
    const generations = async () =>
      (
        await fleet.rows<{ generation: number }>(
          'SELECT generation FROM desired_generation WHERE scope = $1 ORDER BY generation',
          scope,
        )
      ).map(({ generation }) => generation);
    const say = (device: Id, document: object) =>
      fleet.rows(
        `INSERT INTO reported_state (device_id, document, received_at) VALUES ($1, $2, now())
         ON CONFLICT (device_id) DO UPDATE SET document = excluded.document`,
        device,
        JSON.stringify(document),
      );
    const sayInForce = (device: Id, generation: number) =>
      say(device, { scopes: [{ scope, observedGeneration: 20, appliedGeneration: generation }] });

    it('keeps the newest, the one in force on a device, and what a device that was left behind is to fetch', async () => {
      await advanceTo(20);
      await sayInForce(relay.id, 7);
      await fleet.rows(
        'DELETE FROM desired_document WHERE device_id = $1 AND scope = $2 AND generation > 9',
        relay.id,
        scope,
      );
      await tidy();
      expect(await generations()).toEqual([7, 9, 16, 17, 18, 19, 20]);
      const documents = await fleet.rows('SELECT FROM desired_document WHERE scope = $1', scope);
      expect(documents).toHaveLength(2 + 2 + NEWEST);
    });

    it('keeps what a device was given until its report has come whole', async () => {
      await say(relay.id, { scopes: [], part: { number: 1, of: 2 } });
      await tidy();
      expect(await generations()).toEqual([7, 9, 16, 17, 18, 19, 20]);
      await say(relay.id, { scopes: [], part: { number: 2, of: 2 } });
      await tidy();
      expect(await generations()).toEqual([9, 16, 17, 18, 19, 20]);
    });

    it('keeps nothing for a device that is revoked', async () => {
      await fleet.rows('DELETE FROM reported_state');
      await fleet.rows('UPDATE device SET revoked_at = now() WHERE id = $1', relay.id);
      await tidy();
      expect(await generations()).toEqual([16, 17, 18, 19, 20]);
    });
  });

  it('forgets by age what was published, what expired and what happened, and keeps the rest', async () => {
    await fleet.rows('DELETE FROM outbox');
    await fleet.rows(
      `INSERT INTO outbox (device_id, kind, published_at)
       SELECT $1, 'job', now() - days * interval '1 hour' FROM unnest(ARRAY[23, 25]) AS days`,
      seeded.siteId,
    );
    await fleet.rows('DELETE FROM claim');
    await fleet.claim(seeded, 'site', -29 * 86_400);
    await fleet.claim(seeded, 'site', -31 * 86_400);
    for (const days of [29, 31]) {
      await fleet.rows(
        `INSERT INTO announcement (id, tenant_id, kind, at, created_at)
         SELECT gen_random_uuid(), $1, 'line.up', now(), now() - $2 * interval '1 day'`,
        seeded.tenantId,
        days,
      );
    }
    await fleet.rows('DELETE FROM event');
    await fleet.rows('DELETE FROM audit_entry');
    for (const days of [364, 366, 729, 731]) {
      await fleet.rows(
        `INSERT INTO event (id, kind, at) VALUES (gen_random_uuid(), 'line.up', now() - $1 * interval '1 day')`,
        days,
      );
      await fleet.rows(
        `INSERT INTO audit_entry (id, actor, action, subject, at)
         VALUES (gen_random_uuid(), 'system', 'a', 's', now() - $1 * interval '1 day')`,
        days,
      );
    }
    await tidy();
    expect([
      await count('outbox'),
      await count('claim'),
      await count('announcement'),
      await count('event'),
      await count('audit_entry'),
    ]).toEqual([1, 1, 1, 1, 3]);
  });

  it('is bounded: what is too much for one run is left for the next', async () => {
    await fleet.rows('DELETE FROM event');
    await fleet.rows(
      `INSERT INTO event (id, kind, at)
       SELECT gen_random_uuid(), 'line.up', now() - interval '2 years' FROM generate_series(1, 10400)`,
    );
    await tidy();
    expect(await count('event')).toBe(400);
    await tidy();
    expect(await count('event')).toBe(0);
  }, 30_000);

  it('can take nothing young from the audit log, whatever it asks for', async () => {
    const before = await count('audit_entry');
    const [answer] = await booted.app
      .get(Database)
      .forPlatform(
        'retention',
        (tx) => tx.$queryRaw<unknown[]>`SELECT forget_audit(now() + interval '1 day', 10) AS n`,
      );
    expect(answer).toEqual({ n: 3 });
    expect(await count('audit_entry')).toBe(before - 3);
    await fleet.rows(
      `INSERT INTO audit_entry (id, actor, action, subject, at)
       VALUES (gen_random_uuid(), 'system', 'a', 's', now() - interval '89 days')`,
    );
    await booted.app
      .get(Database)
      .forPlatform('retention', (tx) => tx.$queryRaw`SELECT forget_audit(now() + interval '1 day', 10)`);
    expect(await count('audit_entry')).toBe(1);
  });
});
