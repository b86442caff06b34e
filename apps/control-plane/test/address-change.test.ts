import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DnsZone, inputOfSite, type Site, type SiteDns, type SiteEvent } from '@tresse/contracts';
import { takeDueNames } from '../src/announcements/dns/site-names.repository.js';
import { Database, newId } from '../src/database/index.js';
import { type Booted, boot } from './boot.js';
import { type Estate, enrolDevice, settle } from './estate.js';
import { Fleet } from './fleet.js';
import { NameServer, type ServerKey } from './name-server.js';
import { type Browser, signUp } from './person.js';
import { until } from './until.js';

describe('a site’s public address', () => {
  const key: ServerKey = {
    name: 'tresse',
    algorithm: 'hmac-sha512',
    secret: randomBytes(64).toString('base64'),
  };
  let booted: Booted;
  let fleet: Fleet;
  let estate: Estate;
  let staff: Browser;
  let server: NameServer;
  let zone: DnsZone;

  beforeAll(async () => {
    server = await NameServer.open('sites.test', [key], ['www IN A 192.0.2.80']);
    booted = await boot({ TRESSE_STAFF_EMAIL: 'staff@example.org' });
    fleet = await Fleet.of(booted);
    estate = await settle(booted);
    staff = await signUp(booted, { email: 'staff@example.org' });
    const other = newId();
    await fleet.rows(`INSERT INTO region (code, name_en, name_fr) VALUES ('lyon', 'Lyon', 'Lyon')`);
    await fleet.rows(
      `INSERT INTO relay (id, region_code, name, public_address, state)
       VALUES ($1, 'lyon', 'lyon-1', '198.51.100.7', 'ready')`,
      other,
    );
    await enrolDevice(booted, { relayId: other });
  }, 60_000);
  afterAll(async () => {
    await fleet?.close();
    await booted?.stop();
    await server?.close();
  });

  const input = (secret = key.secret) => ({
    name: 'sites.test',
    server: { address: '127.0.0.1', port: server.port },
    key: { ...key, secret },
  });
  const dnsPath = () => `/api/sites/${estate.mine.siteId}/dns`;
  const name = (wanted: string | null) => estate.mine.browser.call('PUT', dnsPath(), { name: wanted });
  const dns = async () => (await estate.mine.browser.call('GET', dnsPath())).body as SiteDns;
  const zones = async () => (await staff.call('GET', '/api/dns-zones')).body as DnsZone[];
  const leadsTo = (host: string, addresses: string[]) =>
    until(
      () => server.ask(host, 'A'),
      (now) => JSON.stringify(now) === JSON.stringify(addresses),
      10_000,
    );
  async function moveTo(region: string): Promise<void> {
    const path = `/api/sites/${estate.mine.siteId}`;
    const site = (await estate.mine.browser.call('GET', path)).body as Site;
    const change = { generation: site.rollout.generation, site: { ...inputOfSite(site), region } };
    expect(await estate.mine.browser.call('PUT', path, change)).toMatchObject({ status: 200 });
  }
  const events = async () => {
    const path = `/api/sites/${estate.mine.siteId}/events`;
    return ((await estate.mine.browser.call('GET', path)).body as { items: SiteEvent[] }).items;
  };

  it('stands in the timeline when it changes, and only then', async () => {
    await moveTo('demo');
    expect((await events()).map(({ kind }) => kind)).not.toContain('site.address-changed');
    await moveTo('lyon');
    expect((await events()).find(({ kind }) => kind === 'site.address-changed')).toMatchObject({
      data: { from: '203.0.113.10', to: '198.51.100.7' },
    });
    await moveTo('demo');
  });

  it('has no name before there is a zone, which staff add with a key that nobody sees again', async () => {
    expect(await name('farm.sites.test')).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'name', code: 'dns.no-zones' }] },
    });
    expect(await estate.mine.browser.call('POST', '/api/dns-zones', input())).toMatchObject({ status: 403 });
    const added = await staff.call('POST', '/api/dns-zones', input());
    expect(added).toMatchObject({ status: 201, body: { name: 'sites.test', names: 0, problem: null } });
    zone = added.body as DnsZone;
    expect(await staff.call('POST', '/api/dns-zones', input())).toMatchObject({ status: 409 });
    const seen = JSON.stringify([await zones(), await fleet.rows('SELECT * FROM dns_zone')]);
    expect(seen).not.toContain(key.secret);
  });

  it('has a name that follows it', async () => {
    expect((await dns()).zones).toEqual(['sites.test']);
    expect(await name('Farm.sites.test')).toMatchObject({
      status: 200,
      body: { name: { name: 'farm.sites.test' } },
    });
    await leadsTo('farm.sites.test', ['203.0.113.10']);
    await moveTo('lyon');
    await leadsTo('farm.sites.test', ['198.51.100.7']);
    const told = await until(dns, (now) => now.name?.address === '198.51.100.7');
    expect(told.name).toMatchObject({ problem: null, toldAt: expect.any(String) });
  });

  it('follows an address that nobody announced, by what stands in the database', async () => {
    await fleet.rows(
      'UPDATE assignment SET until = now() WHERE site_id = $1 AND until IS NULL',
      estate.mine.siteId,
    );
    await fleet.rows(
      `INSERT INTO assignment (id, tenant_id, site_id, relay_id, address)
       SELECT gen_random_uuid(), tenant_id, id, relay_id, '192.0.2.9' FROM site WHERE id = $1`,
      estate.mine.siteId,
    );
    await leadsTo('farm.sites.test', ['192.0.2.9']);
    await fleet.rows('UPDATE assignment SET until = now() WHERE until IS NULL');
    await leadsTo('farm.sites.test', ['198.51.100.7']);
  }, 30_000);

  it('has no name of another site, outside of the zones, or that is none', async () => {
    const codeOf = async (wanted: string) => {
      const { body } = await estate.other.browser.call('PUT', `/api/sites/${estate.other.siteId}/dns`, {
        name: wanted,
      });
      return (body as { fields: { code: string }[] }).fields[0]?.code;
    };
    expect(await codeOf('farm.sites.test')).toBe('dns.name-taken');
    expect(await codeOf('farm.example.org')).toBe('dns.outside-zones');
    expect(await codeOf('sites.test')).toBe('dns.outside-zones');
    expect(await codeOf('evilsites.test')).toBe('dns.outside-zones');
    for (const rubbish of [
      '-a.sites.test',
      'a..sites.test',
      'a_b.sites.test',
      `${'a'.repeat(64)}.sites.test`,
    ]) {
      expect(await codeOf(rubbish)).toBe('dns.name');
    }
    expect(await estate.other.browser.call('PUT', dnsPath(), { name: 'x.sites.test' })).toMatchObject({
      status: 404,
    });
  });

  it('says at the site and to staff why its name does not follow, until it does', async () => {
    const wrong = { ...input(randomBytes(32).toString('base64')), name: undefined };
    expect(await staff.call('PUT', `/api/dns-zones/${zone.id}`, wrong)).toMatchObject({ status: 200 });
    const check = async () => (await staff.call('POST', `/api/dns-zones/${zone.id}/check`)).body as DnsZone;
    expect((await zones())[0]?.check).toBeNull();
    expect((await check()).check).toMatchObject({
      at: expect.any(String),
      problem: { code: 'dns.bad-signature', message: { en: expect.stringContaining('BADSIG') } },
    });
    await moveTo('demo');
    const failing = await until(dns, (now) => now.name?.problem !== null, 10_000);
    expect(failing.name).toMatchObject({
      address: '198.51.100.7',
      problem: { code: 'dns.bad-signature', message: { fr: expect.stringContaining('BADSIG') } },
    });
    expect((await zones())[0]).toMatchObject({
      names: 1,
      failing: 1,
      problem: { code: 'dns.bad-signature' },
    });
    const right = { ...input(), name: undefined };
    await staff.call('PUT', `/api/dns-zones/${zone.id}`, right);
    await leadsTo('farm.sites.test', ['203.0.113.10']);
    await until(dns, (now) => now.name?.problem === null);
    expect((await zones())[0]?.check).toBeNull();
    expect((await check()).check).toMatchObject({ problem: null });
    const path = `/api/dns-zones/${zone.id}/check`;
    expect(await estate.mine.browser.call('POST', path)).toMatchObject({ status: 403 });
    expect(await staff.call('POST', `/api/dns-zones/${newId()}/check`)).toMatchObject({ status: 404 });
  }, 30_000);

  it('is tried again at once when a check of its zone has worked', async () => {
    const { port } = server;
    await server.close();
    await moveTo('lyon');
    await until(dns, (now) => now.name?.problem !== null, 10_000);
    await fleet.rows(`UPDATE site_dns_name SET next_attempt_at = now() + interval '1 hour'`);
    server = await NameServer.open('sites.test', [key], ['www IN A 192.0.2.80'], port);
    const checked = await staff.call('POST', `/api/dns-zones/${zone.id}/check`);
    expect(checked).toMatchObject({ status: 200, body: { check: { problem: null } } });
    await leadsTo('farm.sites.test', ['198.51.100.7']);
    await moveTo('demo');
    await leadsTo('farm.sites.test', ['203.0.113.10']);
  }, 30_000);

  it('leaves alone a name that the zone had before', async () => {
    const path = `/api/sites/${estate.other.siteId}/dns`;
    await estate.other.browser.call('PUT', path, { name: 'www.sites.test' });
    const read = async () => (await estate.other.browser.call('GET', path)).body as SiteDns;
    expect((await until(read, (now) => now.name?.problem !== null)).name?.problem).toMatchObject({
      code: 'dns.name-in-use',
    });
    expect(await server.ask('www.sites.test', 'A')).toEqual(['192.0.2.80']);
    await estate.other.browser.call('PUT', path, { name: null });
  });

  it('takes the former name out of the zone when the site gets another, or goes', async () => {
    await name('barn.sites.test');
    await leadsTo('barn.sites.test', ['203.0.113.10']);
    await leadsTo('farm.sites.test', []);
    await name('farm.sites.test');
    await leadsTo('farm.sites.test', ['203.0.113.10']);
    expect(await staff.call('DELETE', `/api/dns-zones/${zone.id}`)).toMatchObject({
      status: 409,
      body: { code: 'dns.zone-in-use' },
    });
    await estate.mine.browser.call('DELETE', `/api/sites/${estate.mine.siteId}`);
    await leadsTo('farm.sites.test', []);
    await until(
      () => fleet.rows('SELECT FROM site_dns_name'),
      (rows) => rows.length === 0,
    );
    expect(await staff.call('DELETE', `/api/dns-zones/${zone.id}`)).toMatchObject({ status: 200 });
  }, 30_000);

  it('is told to a name server by one instance at a time', async () => {
    const zoneId = newId();
    await fleet.rows(
      `INSERT INTO dns_zone (id, name, server_address, server_port, key_name, key_algorithm, sealed_secret)
       VALUES ($1, 'later.test', '127.0.0.1', 9, 'k', 'hmac-sha256', '')`,
      zoneId,
    );
    await fleet.rows(
      `INSERT INTO site_dns_name (id, tenant_id, site_id, zone_id, name, next_attempt_at)
       VALUES (gen_random_uuid(), $1, $2, $3, 'x.later.test', now() + interval '1 hour')`,
      estate.other.tenantId,
      estate.other.siteId,
      zoneId,
    );
    const database = booted.app.get(Database);
    const take = () => database.forPlatform('announcements', (tx) => takeDueNames(tx, 10));
    expect(await take()).toEqual([]);
    await fleet.rows('UPDATE site_dns_name SET next_attempt_at = NULL');
    const taken = await Promise.all([take(), take(), take(), take()]);
    expect(taken.flat().length).toBeLessThanOrEqual(1);
  });
});
