import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RelayProblem } from '@tresse/contracts';
import { Database, newId, type Transaction } from '../src/database/index.js';
import { setProblem } from '../src/relay-moves/move-facts.repository.js';
import { takePlace } from '../src/relays/relay-places.repository.js';
import { type Booted, boot } from './boot.js';
import { Fleet, type SeededSite } from './fleet.js';

describe('a relay that sites come to and leave', () => {
  let booted: Booted;
  let fleet: Fleet;
  let seeded: SeededSite;

  beforeAll(async () => {
    booted = await boot();
    fleet = await Fleet.of(booted);
    seeded = await fleet.site();
  }, 60_000);
  afterAll(async () => {
    await fleet?.close();
    await booted?.stop();
  });

  const inTransaction = <T>(work: (tx: Transaction) => Promise<T>) =>
    booted.app.get(Database).forPlatform('relays', work);
  const problemOf = async () =>
    (await fleet.rows<{ problem: unknown }>('SELECT problem FROM relay WHERE id = $1', seeded.relayId))[0]
      ?.problem;

  it('keeps its problem, if another tells one while it is judged by what was known before', async () => {
    const at = new Date().toISOString();
    const told = (code: string): RelayProblem => ({ code, message: { en: 'No.', fr: 'Non.' }, at });
    const [theirs, ours] = [told('quota-reached'), told('relay.lost')];
    await fleet.rows('UPDATE relay SET problem = $2 WHERE id = $1', seeded.relayId, JSON.stringify(theirs));
    const write = (seen: RelayProblem | null, next: RelayProblem | null) =>
      inTransaction((tx) => setProblem(tx, seeded.relayId, seen, next));
    expect([await write(null, ours), await write(ours, null)]).toEqual([false, false]);
    expect(await problemOf()).toEqual(theirs);
    expect(await write(theirs, null)).toBe(true);
    expect(await problemOf()).toBeNull();
  });

  it('gives places that have rested a day, else the one that has rested longest, and none before an hour', async () => {
    const relayId = newId();
    await fleet.rows(`INSERT INTO relay (id, region_code, name) VALUES ($1, 't', 'worn')`, relayId);
    const place = () => inTransaction((tx) => takePlace(tx, relayId));
    const left = (index: number, ago: string) =>
      fleet.rows(
        `UPDATE site_move SET left_at = now() - $3::interval WHERE from_relay_id = $1 AND from_index = $2`,
        relayId,
        index,
        ago,
      );
    expect((await place())?.relayIndex).toBe(1);
    await fleet.rows(
      `INSERT INTO site_move (id, tenant_id, site_id, from_relay_id, from_index, to_relay_id, cause, generation, at, left_at)
       SELECT gen_random_uuid(), $2, $3, $1, place, $1, 'asked', 1, now() - interval '3 days', now() - interval '50 minutes'
       FROM generate_series(1, 4094) AS place`,
      relayId,
      seeded.tenantId,
      seeded.siteId,
    );
    expect(await place()).toBeUndefined();
    await left(3, '2 hours');
    await left(7, '3 hours');
    expect((await place())?.relayIndex).toBe(7);
    await left(9, '25 hours');
    expect((await place())?.relayIndex).toBe(9);
  }, 20_000);
});
