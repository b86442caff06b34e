import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type Id,
  type NewClaim,
  parseClaim,
  type Region,
  type RegionProbes,
  type Relay,
  type RoundTrips,
  type Site,
  type SiteRegions,
} from '@tresse/contracts';
import { filter, firstValueFrom } from 'rxjs';
import { Database, newId } from '../src/database/index.js';
import { Placement } from '../src/placement/index.js';
import { LiveFeed } from '../src/stream/index.js';
import { type Booted, boot } from './boot.js';
import { applicant, post } from './enrol.js';
import { type Estate, enrolDevice, settle, siteBody } from './estate.js';
import { Fleet } from './fleet.js';
import { type Browser, signUp } from './person.js';
import { TestDevice, type TestSession } from './test-device.js';

const load = (cpuPercent: number, kbit: number, at = new Date()) => ({
  at: at.toISOString(),
  cpuPercent,
  receivedKbit: kbit,
  sentKbit: kbit / 2,
});
const roundTrip = (region: string, rttMs: number) => ({ region, rttMs, busy: false, ageMs: 1_000 });

describe('placing sites', () => {
  let booted: Booted;
  let estate: Estate;
  let fleet: Fleet;
  let staff: Browser;
  let box: TestSession;
  let relay: TestSession;
  /** In the region `near`. */
  let nearId: Id;

  beforeAll(async () => {
    booted = await boot({ TRESSE_STAFF_EMAIL: 'staff@example.org' });
    staff = await signUp(booted, { email: 'staff@example.org' });
    fleet = await Fleet.of(booted);
    estate = await settle(booted);
    nearId = await region('near', '203.0.113.20');
    const seeded = { ...estate.mine, relayId: nearId, lineIds: [newId(), newId()] as [Id, Id] };
    relay = await (await TestDevice.enrol(booted, fleet, seeded, 'relay')).session(1);
    const claim = (await call('POST', '/claims')).body as NewClaim;
    const { body, privateKeyPem } = await applicant(parseClaim(claim.text)?.secret ?? '');
    box = await new TestDevice((await post(booted, body)).body, privateKeyPem).session(1);
  }, 60_000);
  afterAll(async () => {
    await box?.end();
    await relay?.end();
    await fleet?.close();
    await booted?.stop();
  });

  const call = (method: string, path: string, body?: unknown) =>
    estate.mine.browser.call(method, `/api/sites/${estate.mine.siteId}${path}`, body);
  const regions = async () => (await call('GET', '/regions')).body as SiteRegions;
  const staffRelay = async (id: Id) => (await staff.call('GET', `/api/relays/${id}`)).body as Relay;
  const create = (where: string, browser = estate.mine.browser) =>
    browser.call('POST', '/api/sites', { ...siteBody(newId()), region: where, lines: [] });
  const relayOf = async (answer: { body: unknown }) => (answer.body as Site).relay?.id;
  const change = (id: Id, set: object) =>
    staff.call('PUT', `/api/relays/${id}`, { name: 'relay', ipv6Prefix: null, ...set });

  /** A region with one relay, which is not enrolled. */
  async function region(code: string, address: string): Promise<Id> {
    await fleet.rows('INSERT INTO region (code, name_en, name_fr) VALUES ($1, $1, $1)', code);
    return addRelay(code, address);
  }

  async function addRelay(code: string, address: string): Promise<Id> {
    const id = newId();
    await fleet.rows(
      `INSERT INTO relay (id, region_code, name, public_address) VALUES ($1, $2, 'relay', $3)`,
      id,
      code,
      address,
    );
    return id;
  }

  it('tells a box that connects which relays to measure, and again once it has told what it measured', async () => {
    const connected = await box.next<RegionProbes>('regions');
    expect(connected).toEqual({
      regions: [
        { region: 'demo', addresses: ['203.0.113.10'] },
        { region: 'near', addresses: ['203.0.113.20'] },
      ],
      port: 443,
      maxAgeMs: 1_800_000,
    });
    const message: RoundTrips = { regions: [roundTrip('demo', 41.5), roundTrip('near', 7.25)] };
    await box.say('round-trips', message);
    expect(await box.next<RegionProbes>('regions')).toMatchObject({ maxAgeMs: 86_400_000 });
  });

  it('shows what was measured and advises the nearest, and has the box measure anew for who looks', async () => {
    expect(await regions()).toMatchObject({
      regions: [
        { code: 'demo', ready: true, obstacle: null, roundTrip: { ms: 41.5 } },
        { code: 'near', ready: true, obstacle: null, roundTrip: { ms: 7.25 } },
      ],
      nearest: 'near',
      measuring: true,
    });
    expect(await box.next<RegionProbes>('regions')).toMatchObject({ maxAgeMs: 60_000 });
    const told = firstValueFrom(
      booted.app
        .get(LiveFeed)
        .of(estate.mine.siteId)
        .pipe(filter(({ type }) => type === 'site')),
    );
    await box.say('round-trips', { regions: [roundTrip('near', 7)] });
    await told;
    expect((await regions()).regions[1]?.roundTrip?.ms).toBe(7);
  });

  it('keeps no rubbish of what a box says', async () => {
    const before = await regions();
    await box.say('round-trips', { regions: [roundTrip('nowhere', 1)] });
    await box.say('round-trips', { regions: [roundTrip('near', -1)] });
    await box.say('round-trips', { regions: [{ ...roundTrip('near', 1), ageMs: -5 }] });
    await box.say('round-trips', { regions: [roundTrip('near', 1), roundTrip('near', 2)] });
    await relay.say('round-trips', { regions: [roundTrip('near', 3)] });
    expect(await regions()).toEqual(before);
    expect(((await call('GET', '')).body as Site).device?.flags).toBe(3);
  });

  it('shows no figures of a site without a box, and nothing of another tenant’s', async () => {
    const { browser, siteId } = estate.other;
    const answer = (await browser.call('GET', `/api/sites/${siteId}/regions`)).body as SiteRegions;
    expect(answer.regions.map(({ roundTrip: known }) => known)).toEqual([null, null]);
    expect(answer).toMatchObject({ nearest: null, measuring: false });
    const foreign = await browser.call('GET', `/api/sites/${estate.mine.siteId}/regions`);
    expect(foreign).toMatchObject({ status: 404 });
  });

  it('shows staff what a relay carries by our own clock, and the highest rate that has lasted', async () => {
    const wrong = new Date('2001-01-01T00:00:00Z');
    for (let word = 0; word < 3; word++) await relay.say('load', load(12.5, 8_000, wrong));
    const shown = await staffRelay(nearId);
    expect(shown.load).toMatchObject({ cpuPercent: 12.5, receivedKbit: 8_000, sentKbit: 4_000 });
    expect(Date.now() - Date.parse(shown.load?.at ?? '')).toBeLessThan(60_000);
    expect(shown.seenKbit).toBeGreaterThan(0);
    expect(shown.seenKbit).toBeLessThan(8_000);
    await box.say('load', load(99, 1));
    await relay.say('load', { ...load(12.5, 8_000), cpuPercent: 250 });
    expect((await staffRelay(nearId)).load).toMatchObject({ cpuPercent: 12.5 });
  });

  it('takes the rate of a relay’s line and its number of sites from staff, and leaves them where none are given', async () => {
    expect(await change(nearId, { lineKbit: 1_000_000, mostSites: 150 })).toMatchObject({ status: 200 });
    expect(await change(nearId, {})).toMatchObject({ body: { lineKbit: 1_000_000, mostSites: 150 } });
    expect(await change(nearId, { lineKbit: null })).toMatchObject({ body: { lineKbit: null } });
    expect(await change(nearId, { mostSites: 0 })).toMatchObject({ status: 400 });
  });

  it('puts a site on the freest relay of its region', async () => {
    const second = await addRelay('near', '203.0.113.21');
    await enrolDevice(booted, { relayId: second });
    await fleet.rows('UPDATE relay SET steady_load = $2 WHERE id = $1', nearId, load(50, 0));
    expect(await relayOf(await create('near'))).toBe(second);
    await fleet.rows('UPDATE relay SET steady_load = NULL WHERE id = $1', nearId);
    await fleet.rows('UPDATE relay SET steady_load = $2 WHERE id = $1', second, load(71, 0));
    expect(await relayOf(await create('near'))).toBe(nearId);
    await fleet.rows(`UPDATE relay SET wanted = 'drained' WHERE id = $1`, second);
  });

  it('gives the last room to one of two who ask at once, and tells the other why', async () => {
    const [taken] = await fleet.rows<{ sites: number }>(
      'SELECT count(*)::integer AS sites FROM site WHERE relay_id = $1',
      nearId,
    );
    await change(nearId, { mostSites: (taken?.sites ?? 0) + 1 });
    const answers = await Promise.all([create('near'), create('near', estate.other.browser)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'site.no-room' });
    expect((await regions()).regions[1]).toMatchObject({ code: 'near', ready: false, obstacle: 'full' });
    expect((await regions()).nearest).toBe('demo');
    await fleet.rows(
      `INSERT INTO relay (id, region_code, name, state) VALUES ($1, 'near', 'relay', 'enrolled')`,
      newId(),
    );
    expect(await create('near')).toMatchObject({ status: 409, body: { code: 'site.relay-coming' } });
  });

  it('leaves a site where it is though its region is full, and moves it to none that has no room', async () => {
    const there = (await call('GET', '')).body as Site;
    const update = (where: string) =>
      call('PUT', '', { generation: there.rollout.generation, site: { ...siteBody(), region: where } });
    expect(await update('near')).toMatchObject({ status: 409, body: { code: 'site.relay-coming' } });
    await fleet.rows('UPDATE relay SET most_sites = 1 WHERE id = $1', estate.relayId);
    expect(await update('demo')).toMatchObject({ status: 200, body: { relay: { id: estate.relayId } } });
    await fleet.rows('UPDATE relay SET most_sites = 200 WHERE id = $1', estate.relayId);
  });

  it('finds a place for a site that must leave its relay, nearest first, with the eyes of its tenant', async () => {
    await change(nearId, { mostSites: 100 });
    const { siteId, tenantId } = estate.mine;
    const placement = booted.app.get(Placement);
    const place = (except: Id[]) =>
      booted.app
        .get(Database)
        .forTenant(tenantId, (tx) => placement.place(tx, { siteId, wanted: 'nearest', except }));
    expect(await place([])).toMatchObject({ kind: 'place', relayId: nearId, reason: 'nearest' });
    expect(await place([nearId])).toMatchObject({ kind: 'place', relayId: estate.relayId });
    expect(await place([nearId, estate.relayId])).toMatchObject({ kind: 'no-room', instead: null });
  });

  it('says that a server waits for its owner, rather than that a relay is on its way', async () => {
    await region('own', '203.0.113.50');
    expect(await create('own')).toMatchObject({ status: 409, body: { code: 'site.relay-to-install' } });
    expect((await regions()).regions.find(({ code }) => code === 'own')).toMatchObject({
      obstacle: 'to-install',
    });
  });

  it('offers a region once a relay of it is at work, not as soon as one has enrolled', async () => {
    const device = await enrolDevice(booted, { relayId: await region('late', '203.0.113.40') });
    const offered = async () => {
      const { body } = await estate.mine.browser.call('GET', '/api/regions');
      return (body as Region[]).find(({ code }) => code === 'late')?.ready;
    };
    await fleet.rows('UPDATE device SET online = false WHERE id = $1', device);
    expect(await offered()).toBe(false);
    await fleet.rows('UPDATE device SET online = true WHERE id = $1', device);
    expect(await offered()).toBe(true);
  });
});
