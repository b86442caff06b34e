import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FleetCounts, FleetSite, Job, Me, Site } from '@tresse/contracts';
import type { Pool } from 'pg';
import { AUTH_POOL, Database } from '../src/database/index.js';
import { LiveFeed } from '../src/stream/index.js';
import { StreamService } from '../src/stream/stream.service.js';
import { Retention } from '../src/telemetry/retention.js';
import { type Booted, boot } from './boot.js';
import { type Estate, enrolDevice, settle } from './estate.js';
import { EventSource } from './event-source.js';
import { PASSWORD, signUp } from './person.js';

describe('what is seen of a living site', () => {
  let booted: Booted;
  let estate: Estate;
  let deviceId: string;
  let site: Site;

  beforeAll(async () => {
    booted = await boot({ TRESSE_STAFF_EMAIL: 'staff@example.org' });
    estate = await settle(booted);
    const { siteId, tenantId } = estate.mine;
    deviceId = await enrolDevice(booted, { siteId, tenantId });
    site = (await estate.mine.browser.call('GET', `/api/sites/${siteId}`)).body as Site;
  }, 60_000);
  afterAll(() => booted?.stop());

  async function report(...states: ('up' | 'down')[]): Promise<void> {
    const at = new Date().toISOString();
    const { siteId, tenantId } = estate.mine;
    const lines = site.lines.map((line, place) => ({
      id: line.id,
      state: states[place] ?? 'unknown',
      cause: states[place] === 'down' ? 'silent' : null,
      since: at,
    }));
    const document = {
      protocol: 1,
      at,
      role: 'site',
      agentVersion: '0.1.0',
      sessionEpoch: 1,
      scopes: [],
      lines,
      drift: { repaired: 2, last: [] },
      publicAddress: null,
      capabilities: null,
    };
    await booted.app.get(Database).forPlatform('device-ingest', (tx) =>
      tx.reportedState.upsert({
        where: { deviceId },
        create: { deviceId, siteId, tenantId, document, receivedAt: new Date() },
        update: { document, receivedAt: new Date() },
      }),
    );
  }

  it('is told as it happens: the state first, then samples, events and jobs', async () => {
    const { siteId, tenantId, browser } = estate.mine;
    await report('up', 'up');
    const stream = await EventSource.open(browser, `/api/sites/${siteId}/stream`);
    expect(await stream.next('site')).toMatchObject({
      id: siteId,
      state: 'up',
      device: { driftRepaired: 2 },
    });

    const live = booted.app.get(LiveFeed);
    const sample = { at: new Date().toISOString(), intervalMs: 1_000, lines: [] };
    live.publish({ siteId, type: 'sample', sample });
    expect(await stream.next('sample')).toEqual(sample);

    await report('up', 'down');
    live.publish({ siteId, type: 'site' });
    expect(await stream.next('site')).toMatchObject({
      state: 'degraded',
      lines: [{ state: 'up' }, { state: 'down', cause: 'silent' }],
    });

    const job = (await browser.call('POST', `/api/sites/${siteId}/jobs`, { kind: 'speed-test' })).body as Job;
    expect(await stream.next('job')).toMatchObject({ id: job.id, state: 'queued' });

    const { newId } = await import('../src/database/index.js');
    const id = newId();
    await booted.app.get(Database).forPlatform('device-ingest', (tx) =>
      tx.event.create({
        data: {
          id,
          tenantId,
          siteId,
          deviceId,
          kind: 'line.down',
          at: new Date(),
          data: { cause: 'silent' },
        },
      }),
    );
    live.publish({ siteId, type: 'event', eventId: id });
    expect(await stream.next('event')).toMatchObject({ id, kind: 'line.down', data: { cause: 'silent' } });
    stream.close();
  });

  it('is not told to another tenant', async () => {
    const answer = await estate.other.browser.call('GET', `/api/sites/${estate.mine.siteId}/stream`);
    expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it('is told no longer to who has signed out, nor to who is no member any more', async () => {
    const { siteId, tenantId, browser } = estate.other;
    const path = `/api/sites/${siteId}/stream`;
    const streams = booted.app.get(StreamService);
    const owner = await EventSource.open(estate.mine.browser, `/api/sites/${estate.mine.siteId}/stream`);
    await owner.next('site');

    const signedOut = await EventSource.open(browser, path);
    const { email } = ((await browser.call('GET', '/api/me')).body as NonNullable<Me>).user;
    await browser.call('POST', '/api/auth/sign-out', {});
    await streams.endForbidden();
    expect(await signedOut.next('never')).toBeUndefined();

    await browser.call('POST', '/api/auth/sign-in/email', { email, password: PASSWORD });
    const excluded = await EventSource.open(browser, path);
    const pool = booted.app.get<Pool>(AUTH_POOL);
    await pool.query(`UPDATE tenant_member SET tenant_id = $2 WHERE tenant_id = $1`, [
      tenantId,
      estate.mine.tenantId,
    ]);
    await streams.endForbidden();
    expect(await excluded.next('never')).toBeUndefined();
    await pool.query(
      `UPDATE tenant_member SET tenant_id = $1 WHERE tenant_id = $2
       AND user_id = (SELECT id FROM auth_user WHERE email = $3)`,
      [tenantId, estate.mine.tenantId, email],
    );

    booted.app.get(LiveFeed).publish({ siteId: estate.mine.siteId, type: 'site' });
    expect(await owner.next('site')).toMatchObject({ id: estate.mine.siteId });
    owner.close();
  });

  it('shows telemetry thinned to the wanted points, by the minute when samples are gone', async () => {
    const { siteId, tenantId, browser } = estate.mine;
    const [line] = site.lines;
    const start = Math.floor(Date.now() / 60_000) * 60_000 - 5 * 60_000;
    const database = booted.app.get(Database);
    await database.forPlatform('device-ingest', (tx) =>
      tx.lineSample.createMany({
        data: Array.from({ length: 240 }, (_, second) => ({
          tenantId,
          siteId,
          lineId: line?.id ?? '',
          at: new Date(start + (second + 1) * 1_000),
          intervalMs: 1_000,
          state: second === 90 ? 'down' : 'up',
          downKbit: 7_000,
          upKbit: 800,
          rttMs: 50,
        })),
      }),
    );
    const range = `from=${new Date(start).toISOString()}&to=${new Date(start + 240_000).toISOString()}`;
    const { body } = await browser.call('GET', `/api/sites/${siteId}/telemetry?${range}&points=24`);
    const view = body as { stepMs: number; samples: { at: string; lines: object[] }[] };
    expect(view.stepMs).toBe(10_000);
    expect(view.samples).toHaveLength(24);
    expect(view.samples[0]).toEqual({
      at: new Date(start + 10_000).toISOString(),
      lines: [
        {
          lineId: line?.id,
          state: 'up',
          downKbit: 7_000,
          upKbit: 800,
          rttMs: 50,
          jitterMs: null,
          lossPercent: null,
        },
      ],
    });
    expect(view.samples[9]?.lines).toEqual([expect.objectContaining({ state: 'down' })]);

    await booted.app.get(Retention).run();
    const minutes = await database.forPlatform('retention', (tx) =>
      tx.lineMinute.findMany({ where: { siteId }, orderBy: { at: 'asc' } }),
    );
    expect(minutes.map(({ state, downKbit }) => [state, downKbit])).toEqual([
      ['up', 7_000],
      ['down', 7_000],
      ['up', 7_000],
      ['up', 7_000],
    ]);
  });

  it('stands in the fleet for staff alone, worst first, by search and by pages', async () => {
    await report('down', 'down');
    expect((await estate.mine.browser.call('GET', '/api/fleet/sites')).status).toBe(403);
    const staff = await signUp(booted, { email: 'staff@example.org' });
    const first = (await staff.call('GET', '/api/fleet/sites?limit=1')).body as {
      items: FleetSite[];
      next: string;
      counts: FleetCounts;
    };
    expect(first.items).toMatchObject([
      { id: estate.mine.siteId, state: 'down', tenant: { id: estate.mine.tenantId } },
    ]);
    expect(first.counts).toEqual({ waiting: 1, up: 0, degraded: 0, down: 1, offline: 0 });
    const second = await staff.call('GET', `/api/fleet/sites?limit=1&cursor=${first.next}`);
    expect(second.body).toMatchObject({ items: [{ id: estate.other.siteId, state: 'waiting' }], next: null });
    expect((await staff.call('GET', '/api/fleet/sites?search=50%25_')).body).toMatchObject({ items: [] });
    expect((await staff.call('GET', '/api/fleet/sites?search=203.0.113&state=down')).body).toMatchObject({
      items: [{ id: estate.mine.siteId }],
    });
    const at = async (address: string) =>
      ((await staff.call('GET', `/api/fleet/sites?search=${address}`)).body as typeof first).items.length;
    expect([await at('203.0.113.1'), await at('203.0.113.10')]).toEqual([0, 2]);
  });

  it('lets staff add relays and claims for them, once for an address', async () => {
    const staff = await signUp(booted, { email: 'other-staff@example.org' });
    const input = { name: 'paris-1', region: 'demo', publicAddress: '198.51.100.7' };
    expect((await staff.call('POST', '/api/relays', input)).status).toBe(403);
    await staff.call('POST', '/api/auth/sign-in/email', {
      email: 'staff@example.org',
      password: 'correct horse battery',
    });
    const created = await staff.call('POST', '/api/relays', input);
    expect(created).toMatchObject({ status: 201, body: { name: 'paris-1', sites: 0, device: null } });
    expect(await staff.call('POST', '/api/relays', input)).toMatchObject({
      status: 409,
      body: { code: 'conflict' },
    });
    const withPrefix = (host: number, ipv6Prefix: string) =>
      staff.call('POST', '/api/relays', { ...input, publicAddress: `198.51.100.${host}`, ipv6Prefix });
    expect(await withPrefix(8, '2001:db8:7::/48')).toMatchObject({
      status: 201,
      body: { ipv6Prefix: '2001:db8:7::/48' },
    });
    expect(await withPrefix(9, '2001:db8:7:ff00::/56')).toMatchObject({ status: 409 });
    expect(await withPrefix(9, 'fd00::/48')).toMatchObject({
      body: { fields: [{ path: 'ipv6Prefix', code: 'prefix.length' }] },
    });
    const { id } = created.body as { id: string };
    expect(await staff.call('POST', `/api/relays/${id}/claims`)).toMatchObject({
      status: 201,
      body: { text: expect.stringMatching(/^tresse1\./) },
    });
  });
});
