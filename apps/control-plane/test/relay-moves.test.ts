import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type DesiredAnnouncement,
  DesiredDocument,
  PROTOCOL_VERSION,
  type RelayProblem,
  type RelaySiteDesired,
  type ReportedLine,
  type ReportedScope,
  type ReportedState,
  type SignedDocument,
  type SiteDesired,
} from '@tresse/contracts';
import { Database, newId, type Transaction } from '../src/database/index.js';
import { DesiredStateService } from '../src/desired-state/index.js';
import { RelayMoves } from '../src/relay-moves/index.js';
import { readRelays, setProblem } from '../src/relay-moves/move-facts.repository.js';
import { takePlace } from '../src/relays/relay-places.repository.js';
import { type Booted, boot } from './boot.js';
import { type Estate, enrolDevice, settle, siteBody } from './estate.js';
import { Fleet, type SeededSite } from './fleet.js';
import { TestDevice, type TestSession } from './test-device.js';
import { until } from './until.js';

interface MoveRow {
  cause: string;
  to_relay_id: string;
  left_at: Date | null;
}

describe('sites and their relays', () => {
  let booted: Booted;
  let fleet: Fleet;
  let seeded: SeededSite;
  let other: SeededSite;
  let devices: Record<'site' | 'first' | 'second', TestDevice>;
  let site: TestSession;
  let first: TestSession;
  let second: TestSession;
  let scope: string;
  let epoch = 1;

  beforeAll(async () => {
    booted = await boot();
    fleet = await Fleet.of(booted);
    seeded = await fleet.site();
    scope = `site:${seeded.siteId}`;
    other = { ...seeded, relayId: newId() };
    await fleet.rows(
      `INSERT INTO relay (id, region_code, name, public_address) VALUES ($1, 't', 'second', '198.51.100.77')`,
      other.relayId,
    );
    devices = {
      first: await TestDevice.enrol(booted, fleet, seeded, 'relay'),
      second: await TestDevice.enrol(booted, fleet, other, 'relay'),
      site: await TestDevice.enrol(booted, fleet, seeded),
    };
    await fleet.rows(`UPDATE relay SET state = 'ready', name = 'first' WHERE id = $1`, seeded.relayId);
    await fleet.rows(`UPDATE relay SET state = 'ready' WHERE id = $1`, other.relayId);
    site = await devices.site.session(epoch);
    first = await devices.first.session(epoch);
    second = await devices.second.session(epoch);
  }, 60_000);
  afterAll(async () => {
    for (const session of [site, first, second]) await session?.end();
    await fleet?.close();
    await booted?.stop();
  });

  /** As when a person changes the site. */
  const change = () =>
    booted.app
      .get(Database)
      .forTenant(seeded.tenantId, (tx) =>
        booted.app
          .get(DesiredStateService, { strict: false })
          .advanceSite(tx, seeded.siteId, { reason: 'site.changed', authorId: null }),
      );
  const want = (relayId: string, wanted: string) =>
    fleet.rows(
      `UPDATE relay SET wanted = $2, state = CASE $2 WHEN 'ready' THEN 'ready' ELSE state END WHERE id = $1`,
      relayId,
      wanted,
    );
  const moves = () =>
    fleet.rows<MoveRow>(
      'SELECT cause, to_relay_id, left_at FROM site_move WHERE site_id = $1 ORDER BY generation',
      seeded.siteId,
    );
  const siteRow = async () =>
    (
      await fleet.rows<{ relay_id: string; relay_index: number; generation: number }>(
        'SELECT relay_id, relay_index, generation FROM site WHERE id = $1',
        seeded.siteId,
      )
    )[0];
  const relayRow = async (id: string) =>
    (
      await fleet.rows<{ lost_at: Date | null; problem: { code: string } | null }>(
        'SELECT lost_at, problem FROM relay WHERE id = $1',
        id,
      )
    )[0];
  const generation = async () => (await siteRow())?.generation ?? 0;
  const announced = (session: TestSession, wanted: number) =>
    session.next<DesiredAnnouncement>('desired/announce', ({ scopes }) =>
      scopes.some((one) => one.scope === scope && one.generation === wanted),
    );
  const pull = async (session: TestSession) => {
    await session.say('desired/get', { scopes: [scope] });
    const { payload } = await session.next<SignedDocument>('desired/document');
    return DesiredDocument.parse(JSON.parse(payload));
  };
  const lines = (state: ReportedLine['state']): ReportedLine[] =>
    seeded.lineIds.map((id) => ({
      id,
      state,
      cause: state === 'down' ? 'silent' : null,
      since: new Date().toISOString(),
      mptcp: 'unknown',
      carrier: 'udp',
    }));
  const report = (
    role: ReportedState['role'],
    scopes: ReportedScope[],
    of: ReportedLine[] = [],
  ): ReportedState => ({
    protocol: PROTOCOL_VERSION,
    at: new Date().toISOString(),
    role,
    agentVersion: '0.1.0',
    sessionEpoch: epoch,
    scopes,
    lines: of,
    drift: { repaired: 0, last: [] },
    publicAddress: null,
    capabilities: null,
  });
  const inForce = ({ generation: applied, hash }: DesiredDocument): ReportedScope => ({
    scope,
    observedGeneration: applied,
    appliedGeneration: applied,
    appliedHash: hash,
    conditions: [
      { type: 'Applied', status: true, reason: 'Done', message: '', at: new Date().toISOString() },
    ],
  });
  /** The box puts what it is told in force; its tunnels fare as said. */
  const obey = async (state: ReportedLine['state']) => {
    const document = await pull(site);
    await site.say('reported', report('site', [inForce(document)], lines(state)));
    return document;
  };

  it('leave one that is to stand empty, and are told once the next is ready for them and all that was changed', async () => {
    const before = await siteRow();
    await want(seeded.relayId, 'drained');
    let next = (before?.generation ?? 0) + 1;
    await announced(second, next);
    expect(await siteRow()).toMatchObject({ relay_id: other.relayId, generation: next });
    expect((await pull(site)).generation).toBe(before?.generation);
    next = await change();
    await announced(second, next);
    expect((await pull(site)).generation).toBe(before?.generation);
    const atRelay = await pull(second);
    await second.say('reported', report('relay', [inForce(atRelay)]));
    await announced(site, next);
    const { body } = await obey('up');
    const desired = body as SiteDesired;
    expect(desired.moves).toBe(1);
    expect(desired.lines[0]?.tunnel.peer.address).toBe('198.51.100.77');
    expect(desired.leaving?.lines.map(({ index }) => index)).toEqual([1, 2]);
    const former = desired.leaving?.lines.map(({ tunnel }) => tunnel.address) ?? [];
    for (const { tunnel } of desired.lines) expect(former).not.toContain(tunnel.address);
    expect(await moves()).toEqual([{ cause: 'drained', to_relay_id: other.relayId, left_at: null }]);
    expect(await fleet.timeline(seeded.siteId)).toContain('site.moved');
    const audit = await fleet.rows('SELECT actor FROM audit_entry WHERE action = $1', 'site.move');
    expect(audit).toEqual([{ actor: 'system' }]);
  }, 20_000);

  const faces = async () => {
    const rows = await fleet.rows<{ relay_id: string; until: Date | null }>(
      'SELECT relay_id, until FROM assignment WHERE site_id = $1 ORDER BY "from"',
      seeded.siteId,
    );
    return rows.map(({ relay_id, until: end }) => [relay_id, end === null]);
  };

  it('keep their face there until then', async () => {
    expect(await faces()).toEqual([
      [seeded.relayId, true],
      [other.relayId, true],
    ]);
  });

  it('have their former relay take them down when what lived on there had its time', async () => {
    expect(((await pull(first)).body as RelaySiteDesired).lines).toHaveLength(2);
    await fleet.rows(
      `UPDATE site_move SET at = now() - interval '10 minutes' WHERE site_id = $1`,
      seeded.siteId,
    );
    const ended = await until(generation, (now) => now === 4);
    await announced(first, ended);
    expect(((await pull(first)).body as RelaySiteDesired).lines).toEqual([]);
    await announced(site, ended);
    expect(((await obey('up')).body as SiteDesired).leaving).toBeNull();
    expect((await moves())[0]?.left_at).not.toBeNull();
    expect(await faces()).toEqual([
      [seeded.relayId, false],
      [other.relayId, true],
    ]);
  }, 20_000);

  it('stay where no other of their region serves, and the relay says so until one does', async () => {
    await want(other.relayId, 'drained');
    const problem = async () => (await relayRow(other.relayId))?.problem?.code ?? null;
    await until(problem, (code) => code === 'relay.no-destination');
    expect(await siteRow()).toMatchObject({ relay_id: other.relayId });
    await want(other.relayId, 'ready');
    await until(problem, (code) => code === null);
    await want(seeded.relayId, 'ready');
  }, 20_000);

  it('are asked how their tunnels are when their relay is not heard, and stay while these are well', async () => {
    await site.say('reported', report('site', [inForce(await pull(site))], lines('up')));
    await second.vanish();
    await site.next('watch');
    await booted.app.get(RelayMoves).look(Date.now() + 3_600_000);
    expect((await relayRow(other.relayId))?.lost_at).toBeNull();
    expect(await siteRow()).toMatchObject({ relay_id: other.relayId });
  }, 20_000);

  it('leave it at once when they hear nothing of it either, with nothing kept of it', async () => {
    const silentAt = Date.now();
    await site.say('reported', report('site', [inForce(await pull(site))], lines('down')));
    const row = await until(siteRow, (now) => now?.relay_id === seeded.relayId, 15_000);
    process.stdout.write(`moved ${Date.now() - silentAt} ms after its site was silent\n`);
    const moved = row?.generation ?? 0;
    await announced(first, moved);
    await first.say('reported', report('relay', [inForce(await pull(first))]));
    await announced(site, moved);
    expect(((await obey('up')).body as SiteDesired).leaving).toBeNull();
    expect((await moves()).at(-1)).toMatchObject({ cause: 'lost', left_at: expect.any(Date) });
  }, 30_000);

  it('are taken down by it when it comes back, and it serves again', async () => {
    epoch += 1;
    second = await devices.second.session(epoch);
    await announced(second, await generation());
    expect(((await pull(second)).body as RelaySiteDesired).lines).toEqual([]);
    await until(
      () => relayRow(other.relayId),
      (row) => row?.lost_at === null && row.problem === null,
    );
    const kinds = await fleet.rows<{ kind: string }>(
      `SELECT kind FROM event WHERE relay_id = $1 AND kind IN ('relay.lost', 'relay.recovered') ORDER BY received_at`,
      other.relayId,
    );
    expect(kinds.map(({ kind }) => kind)).toEqual(['relay.lost', 'relay.recovered']);
  }, 20_000);

  it('are told by a time even if the next relay says nothing, and try another when they cannot reach it', async () => {
    await want(seeded.relayId, 'drained');
    const next = (await generation()) + 1;
    await until(generation, (now) => now === next);
    await fleet.rows('UPDATE desired_document SET held_until = now() WHERE held_until IS NOT NULL');
    await announced(site, next);
    await obey('down');
    await fleet.rows(
      `UPDATE site_move SET at = now() - interval '30 seconds' WHERE site_id = $1 AND left_at IS NULL`,
      seeded.siteId,
    );
    await until(siteRow, (row) => row?.relay_id === seeded.relayId);
    expect((await moves()).at(-1)).toMatchObject({ cause: 'unreached', to_relay_id: seeded.relayId });
    await obey('up');
  }, 20_000);

  const inTransaction = <T>(work: (tx: Transaction) => Promise<T>) =>
    booted.app.get(Database).forPlatform('relays', work);

  it('have a relay whose problem stays, if another tells one while it is judged by what was known before', async () => {
    const at = new Date().toISOString();
    const told = (code: string): RelayProblem => ({ code, message: { en: 'No.', fr: 'Non.' }, at });
    const [theirs, ours] = [told('quota-reached'), told('relay.lost')];
    await fleet.rows('UPDATE relay SET problem = $2 WHERE id = $1', other.relayId, JSON.stringify(theirs));
    const write = (seen: RelayProblem | null, next: RelayProblem | null) =>
      inTransaction((tx) => setProblem(tx, other.relayId, seen, next));
    expect([await write(null, ours), await write(ours, null)]).toEqual([false, false]);
    expect((await relayRow(other.relayId))?.problem).toEqual(theirs);
    expect(await write(theirs, null)).toBe(true);
    expect((await relayRow(other.relayId))?.problem).toBeNull();
  });

  it('lose one whose agent was revoked, when they hear nothing of it either', async () => {
    await want(seeded.relayId, 'ready');
    await fleet.rows(
      `UPDATE site_move SET at = now() - interval '1 hour', left_at = coalesce(left_at, now()) WHERE site_id = $1`,
      seeded.siteId,
    );
    await fleet.rows(
      'UPDATE device SET revoked_at = now(), online = false WHERE relay_id = $1',
      seeded.relayId,
    );
    const known = (await inTransaction((tx) => readRelays(tx, Date.now()))).find(
      ({ id }) => id === seeded.relayId,
    );
    expect(known).toMatchObject({ online: false, goneSince: expect.any(Number) });
    await obey('down');
    await until(
      () => relayRow(seeded.relayId),
      (row) => row?.lost_at !== null,
      10_000,
    );
  }, 20_000);

  it('get places that have rested a day, else the one that has rested longest, and none before an hour', async () => {
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

describe('a person who chooses another region', () => {
  let booted: Booted;
  let fleet: Fleet;
  let estate: Estate;
  let box: string;
  let relayDevices: string[];

  beforeAll(async () => {
    booted = await boot();
    fleet = await Fleet.of(booted);
    estate = await settle(booted);
    const lyon = newId();
    await fleet.rows(`INSERT INTO region (code, name_en, name_fr) VALUES ('lyon', 'Lyon', 'Lyon')`);
    await fleet.rows(
      `INSERT INTO relay (id, region_code, name, public_address) VALUES ($1, 'lyon', 'lyon-1', '198.51.100.7')`,
      lyon,
    );
    const { siteId, tenantId } = estate.mine;
    relayDevices = [await enrolDevice(booted, { relayId: lyon })];
    box = await enrolDevice(booted, { siteId, tenantId });
  }, 60_000);
  afterAll(async () => {
    await fleet?.close();
    await booted?.stop();
  });

  const documents = () =>
    fleet.rows<{ device_id: string; removal: boolean; held: boolean }>(
      `SELECT device_id, removal, held_until IS NOT NULL AS held FROM desired_document
       WHERE scope = $1 ORDER BY generation DESC, removal`,
      `site:${estate.mine.siteId}`,
    );
  const put = (generation: number, region: string) =>
    estate.mine.browser.call('PUT', `/api/sites/${estate.mine.siteId}`, {
      generation,
      site: { ...siteBody(), region },
    });

  it('moves the site with both relays at work, and who was editing it is told', async () => {
    expect(await put(1, 'lyon')).toMatchObject({ status: 200 });
    expect(await put(1, 'lyon')).toMatchObject({ status: 409 });
    const told = await documents();
    expect(told.find(({ device_id }) => device_id === box)).toMatchObject({ held: true });
    expect(told.find(({ device_id }) => device_id === relayDevices[0])).toMatchObject({ held: false });
    expect(told.filter(({ removal }) => removal)).toEqual([]);
    const [move] = await fleet.rows<MoveRow>('SELECT cause, to_relay_id, left_at FROM site_move');
    expect(move).toMatchObject({ cause: 'asked', left_at: null });
  });

  it('ends that move with the next, and no two relays are left at a time', async () => {
    expect(await put(2, 'demo')).toMatchObject({ status: 200 });
    const moves = await fleet.rows<MoveRow>('SELECT cause, left_at FROM site_move ORDER BY generation');
    expect(moves.map(({ left_at }) => left_at === null)).toEqual([false, true]);
    expect((await documents()).filter(({ removal }) => removal)).toEqual([]);
  });

  it('removes the site from both', async () => {
    const gone = await estate.mine.browser.call('DELETE', `/api/sites/${estate.mine.siteId}`);
    expect(gone.status).toBeLessThan(300);
    expect((await documents()).filter(({ removal }) => removal)).toHaveLength(2);
  });
});
