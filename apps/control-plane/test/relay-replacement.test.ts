import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Id, Relay, Site } from '@tresse/contracts';
import { hetznerBench } from '../../../packages/cloud/src/testing/benches.js';
import type { Scene } from '../../../packages/cloud/src/testing/scene.js';
import { newId } from '../src/database/index.js';
import { RelayMoves } from '../src/relay-moves/index.js';
import { RelayReplacement } from '../src/relay-replacement/index.js';
import { GIVE_UP_MS } from '../src/relay-replacement/replace-step.js';
import { type Booted, boot } from './boot.js';
import { nameOfLabel, openCloud } from './cloud-scene.js';
import { enrolDevice, siteBody } from './estate.js';
import { Fleet } from './fleet.js';
import { type Browser, signUp } from './person.js';
import { RelayStage } from './relay-stage.js';
import { until } from './until.js';

const LONG_AFTER = GIVE_UP_MS + 60_000;

interface RelayRow {
  id: Id;
  state: string;
  wanted: string;
}

describe('a relay that is lost', () => {
  let booted: Booted;
  let fleet: Fleet;
  let staff: Browser;
  let owner: Browser;
  let stage: RelayStage;
  let cloud: Scene;
  let accountId: Id;

  beforeAll(async () => {
    booted = await boot({ TRESSE_STAFF_EMAIL: 'staff@example.org' });
    staff = await signUp(booted, { email: 'staff@example.org' });
    owner = await signUp(booted, { email: 'owner@example.org' });
    fleet = await Fleet.of(booted);
    stage = new RelayStage(booted, fleet, staff);
    cloud = openCloud(hetznerBench);
    accountId = await stage.account('token', cloud.provider);
  }, 60_000);
  afterAll(async () => {
    await fleet?.close();
    await booted?.stop();
  });

  const becomes = (id: Id, state: Relay['state']) => stage.becomes(id, state, () => cloud.world.settle());
  /** As if this process had listened all the time, and so much later. */
  const look = (laterMs = 0) => booted.app.get(RelayReplacement).look(Date.now() + laterMs, 0);
  const relaysOf = (region: string) =>
    fleet.rows<RelayRow>(
      'SELECT id, state, wanted FROM relay WHERE region_code = $1 AND removed_at IS NULL ORDER BY created_at',
      region,
    );
  const kinds = async (relayId: Id) =>
    (
      await fleet.rows<{ kind: string }>(
        `SELECT kind FROM event WHERE relay_id = $1 AND kind <> 'relay.state' ORDER BY received_at, id`,
        relayId,
      )
    ).map(({ kind }) => kind);

  /** One at work, as it is after its order, installation and enrolment. */
  async function atWork(region: string): Promise<{ id: Id; device: Id }> {
    const { id } = await stage.order(region, `${region} first`);
    await becomes(id, 'installing');
    const device = await stage.agent(id);
    await becomes(id, 'ready');
    return { id, device };
  }

  /** A site of its region whose box is heard. */
  async function siteIn(region: string): Promise<Id> {
    const { status, body } = await owner.call('POST', '/api/sites', { ...siteBody(region), region });
    if (status !== 201) throw new Error(JSON.stringify(body));
    const { id } = body as Site;
    const [row] = await fleet.rows<{ tenant_id: Id }>('SELECT tenant_id FROM site WHERE id = $1', id);
    await enrolDevice(booted, { siteId: id, tenantId: row?.tenant_id ?? '' });
    return id;
  }

  /** What both sides say of it in the end. */
  async function dies(id: Id, device: Id): Promise<void> {
    await fleet.rows('UPDATE device SET online = false, last_seen_at = now() WHERE id = $1', device);
    await fleet.rows('UPDATE relay SET lost_at = now() WHERE id = $1', id);
  }

  const stranded = async (siteId: Id) =>
    ((await owner.call('GET', `/api/sites/${siteId}`)).body as Site).strandedSince !== null;

  it('is replaced at once where its sites have nowhere to go, once, though the region has all that it may have', async () => {
    await stage.region('paris', accountId, hetznerBench, 1);
    const { id, device } = await atWork('paris');
    const site = await siteIn('paris');
    await dies(id, device);
    await until(
      () => stranded(site),
      (is) => is,
    );
    expect((await fleet.timeline(site)).filter((kind) => kind === 'site.stranded')).toHaveLength(1);
    expect(await stage.relay(id)).toMatchObject({
      problem: { code: 'relay.lost', message: { en: expect.stringContaining('takes one of its sites') } },
      emptying: { left: 1, stranded: 1, moved: 0 },
    });
    await Promise.all([look(), look(), look()]);
    const [, other, ...more] = await relaysOf('paris');
    expect(more).toEqual([]);
    await becomes(other?.id ?? '', 'installing');
    await stage.agent(other?.id ?? '');
    await becomes(other?.id ?? '', 'ready');
    await until(
      () => stranded(site),
      (is) => !is,
    );
    expect(await stage.relay(id)).toMatchObject({ emptying: { left: 0, stranded: 0, moved: 1 } });

    await look(LONG_AFTER - 2 * 60_000);
    expect((await relaysOf('paris')).map(({ wanted }) => wanted)).toEqual(['ready', 'ready']);
    await look(LONG_AFTER);
    await becomes(id, 'gone');
    expect(cloud.world.servers()).toEqual([nameOfLabel(other?.id ?? '')]);
    expect(await kinds(id)).toEqual(['relay.replaced', 'relay.given-up']);
  }, 60_000);

  it('is replaced though it has no sites that could miss it', async () => {
    await stage.region('brest', accountId, hetznerBench, 1);
    const { id, device } = await atWork('brest');
    await booted.app.get(RelayMoves).look(Date.now());
    await fleet.rows(
      `UPDATE device SET online = false, last_seen_at = now() - interval '3 minutes' WHERE id = $1`,
      device,
    );
    const shown = await until(
      () => stage.relay(id),
      (relay) => relay?.problem?.code === 'relay.lost',
    );
    expect(shown?.problem?.message.en).toMatch(/No site is on it/);
    await look(LONG_AFTER);
    expect((await relaysOf('brest')).map(({ wanted }) => wanted)).toEqual(['ready', 'ready']);
    await look(LONG_AFTER);
    await becomes(id, 'gone');
    expect(await kinds(id)).toEqual(['relay.lost', 'relay.replaced', 'relay.given-up']);
  }, 60_000);

  it('keeps its server when it is back with its sites, and what was ordered in its place is given back', async () => {
    await stage.region('lyon', accountId, hetznerBench, 1);
    const { id, device } = await atWork('lyon');
    const site = await siteIn('lyon');
    await dies(id, device);
    await until(
      () => stranded(site),
      (is) => is,
    );
    await look();
    const [, other] = await relaysOf('lyon');
    await becomes(other?.id ?? '', 'installing');
    await fleet.rows('UPDATE device SET online = true WHERE id = $1', device);
    await until(
      () => stranded(site),
      (is) => !is,
    );
    await look(LONG_AFTER);
    await becomes(other?.id ?? '', 'gone');
    expect(await relaysOf('lyon')).toEqual([{ id, state: 'ready', wanted: 'ready' }]);
    expect(cloud.world.servers()).toContain(nameOfLabel(id));
    expect(cloud.world.servers()).not.toContain(nameOfLabel(other?.id ?? ''));
  }, 60_000);

  it('is neither replaced nor given back while many are, unless a person gives it back', async () => {
    await stage.region('nice', accountId, hetznerBench, 4);
    const ids = Array.from({ length: 4 }, newId);
    for (const [at, id] of ids.entries()) {
      await fleet.rows(
        `INSERT INTO relay (id, region_code, name, public_address, state, account_id, provider_region, size, image)
         VALUES ($1, 'nice', $2, $3, 'ready', $4, $5, $6, 'debian-12')`,
        ...[id, `nice-${at}`, `198.51.100.${at + 1}`, accountId, hetznerBench.region, hetznerBench.size],
      );
    }
    const devices = [];
    for (const relayId of ids) devices.push(await enrolDevice(booted, { relayId }));
    const site = await siteIn('nice');
    const [carrier] = await fleet.rows<{ relay_id: Id }>('SELECT relay_id FROM site WHERE id = $1', site);
    for (const [at, id] of ids.entries()) await dies(id, devices[at] ?? '');
    await until(
      () => stranded(site),
      (is) => is,
    );
    await look(LONG_AFTER);
    await look(10 * LONG_AFTER);
    expect((await relaysOf('nice')).map(({ wanted }) => wanted)).toEqual([
      'ready',
      'ready',
      'ready',
      'ready',
    ]);
    for (const id of ids) {
      expect((await stage.relay(id))?.problem?.code).toBe('relay.lost-held');
      expect(await kinds(id)).toEqual(['relay.held']);
    }
    const goal = await staff.call('PUT', `/api/relays/${carrier?.relay_id}/goal`, { goal: 'gone' });
    expect(goal.status).toBe(200);
    await look(LONG_AFTER);
    const [ordered, ...more] = (await relaysOf('nice')).filter(({ id }) => !ids.includes(id));
    expect(more).toEqual([]);
    expect(ordered).toMatchObject({ wanted: 'ready' });
    expect((await relaysOf('nice')).filter(({ wanted }) => wanted === 'gone')).toHaveLength(1);
  }, 60_000);

  it('is left to its owner where it is a server of one’s own', async () => {
    await fleet.rows(
      `UPDATE relay SET lost_at = NULL; UPDATE device SET online = true WHERE relay_id IS NOT NULL`,
    );
    await fleet.rows(`INSERT INTO region (code, name_en, name_fr) VALUES ('own', 'Own', 'Own')`);
    const id = newId();
    await fleet.rows(
      `INSERT INTO relay (id, region_code, name, public_address, state) VALUES ($1, 'own', 'own', '192.0.2.1', 'ready')`,
      id,
    );
    const device = await enrolDevice(booted, { relayId: id });
    await dies(id, device);
    await look(10 * LONG_AFTER);
    expect(await relaysOf('own')).toEqual([{ id, state: 'ready', wanted: 'ready' }]);
    await until(
      () => stage.relay(id),
      (relay) => relay?.problem?.message.en.includes('a server of your own') === true,
    );
  }, 30_000);
});
