import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Announcement, NewWebhook, SiteEvent, Webhook, WebhookDelivery } from '@tresse/contracts';
import { takeAttempts } from '../src/announcements/webhooks/deliveries.repository.js';
import { Database } from '../src/database/index.js';
import { insertEvent } from '../src/events/index.js';
import { type Booted, boot } from './boot.js';
import { type Estate, settle } from './estate.js';
import { Fleet } from './fleet.js';
import { Receiver } from './receiver.js';
import { until } from './until.js';

describe('webhooks', () => {
  let folder: string;
  let receiver: Receiver;
  let booted: Booted;
  let fleet: Fleet;
  let estate: Estate;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tresse-hooks-'));
    receiver = await Receiver.open();
    booted = await boot({
      TRESSE_WEBHOOK_ALLOW: '127.0.0.1/32',
      TRESSE_WEBHOOK_CA_FILE: await receiver.writeCa(join(folder, 'ca.pem')),
    });
    fleet = await Fleet.of(booted);
    estate = await settle(booted);
  }, 60_000);
  afterAll(async () => {
    await fleet?.close();
    await booted?.stop();
    await receiver?.close();
    await rm(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    await fleet.rows('DELETE FROM webhook');
    receiver.received.length = 0;
    receiver.answer = (response) => response.writeHead(204).end();
  });

  const input = (more: object = {}) => ({ url: receiver.url, kinds: ['line.down', 'line.up'], ...more });
  const make = async (more: object = {}): Promise<NewWebhook> => {
    const { status, body } = await estate.mine.browser.call('POST', '/api/webhooks', input(more));
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body as NewWebhook;
  };
  const deliveries = async (id: string): Promise<WebhookDelivery[]> => {
    const { body } = await estate.mine.browser.call('GET', `/api/webhooks/${id}/deliveries`);
    return (body as { items: WebhookDelivery[] }).items;
  };
  const outcome = (id: string) =>
    until(
      () => deliveries(id),
      ([newest]) => newest !== undefined && newest.lastAttemptAt !== null && newest.problem !== null,
    );
  const happens = (kind: SiteEvent['kind'], data: SiteEvent['data'] = {}) => {
    const { tenantId, siteId } = estate.mine;
    return booted.app
      .get(Database)
      .forTenant(tenantId, (tx) => insertEvent(tx, { tenantId, siteId, kind, actor: null, data }));
  };
  const arrived = (count: number) =>
    until(
      async () => receiver.received,
      (all) => all.length >= count,
    );

  it('tell of what they were asked for, signed under a secret that is shown once', async () => {
    const { id, secret } = await make();
    await make({ kinds: ['device.offline'] });
    await happens('site.changed');
    const eventId = await happens('line.down', { line: 'ADSL' });
    const [post] = await arrived(1);
    const announcement = JSON.parse(post?.body ?? '') as Announcement;
    expect(announcement).toEqual({
      id: eventId,
      kind: 'line.down',
      at: expect.any(String),
      site: { id: estate.mine.siteId, name: 'Ferme' },
      data: { line: 'ADSL' },
    });
    const { t, v1 } = Object.fromEntries(
      String(post?.headers['tresse-signature'])
        .split(',')
        .map((part) => part.split('=')),
    );
    expect(v1).toBe(createHmac('sha256', secret).update(`${t}.${post?.body}`).digest('hex'));
    expect(Math.abs(Date.now() / 1000 - Number(t))).toBeLessThan(60);

    const [delivery] = await until(
      () => deliveries(id),
      ([one]) => one?.state === 'delivered',
    );
    expect(delivery).toMatchObject({ announcementId: eventId, attempts: 1, status: 204, problem: null });
    expect(receiver.received).toHaveLength(1);
    const listed = JSON.stringify((await estate.mine.browser.call('GET', '/api/webhooks')).body);
    const kept = JSON.stringify(await fleet.rows('SELECT * FROM webhook'));
    expect(listed + kept).not.toContain(secret);
    expect(listed).not.toContain('ealed');
  });

  it('are told nothing of what is undone', async () => {
    await make();
    const { tenantId, siteId } = estate.mine;
    await expect(
      booted.app.get(Database).forTenant(tenantId, async (tx) => {
        await insertEvent(tx, { tenantId, siteId, kind: 'line.down', actor: null });
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    await happens('line.up');
    expect((await arrived(1)).map(({ body }) => JSON.parse(body).kind)).toEqual(['line.up']);
  });

  it('try again what was refused, later, and say why', async () => {
    receiver.answer = (response) => response.writeHead(503).end('x'.repeat(100_000));
    const { id } = await make();
    await happens('line.down');
    const [delivery] = await outcome(id);
    expect(delivery).toMatchObject({ state: 'pending', attempts: 1, status: 503 });
    expect(delivery?.problem).toMatchObject({ code: 'status', message: { fr: expect.any(String) } });
    const wait = Date.parse(delivery?.nextAttemptAt ?? '') - Date.parse(delivery?.lastAttemptAt ?? '');
    expect(wait).toBeGreaterThan(7_000);
    expect(wait).toBeLessThan(15_000);
    const failing = (await estate.mine.browser.call('GET', '/api/webhooks')).body as Webhook[];
    expect(failing[0]?.failingSince).not.toBeNull();

    receiver.answer = (response) => response.writeHead(200).end();
    await fleet.rows('UPDATE webhook_delivery SET next_attempt_at = now()');
    await happens('line.up');
    const both = await until(
      () => deliveries(id),
      (all) => all.every(({ state }) => state === 'delivered'),
    );
    expect(both.map(({ attempts }) => attempts).sort()).toEqual([1, 2]);
    const well = (await estate.mine.browser.call('GET', '/api/webhooks')).body as Webhook[];
    expect(well[0]?.failingSince).toBeNull();
  });

  it('give up after a day, and are switched off after three days without a success, which the audit log tells', async () => {
    receiver.answer = (response) => response.writeHead(500).end();
    const { id } = await make();
    await happens('line.down');
    await outcome(id);
    await fleet.rows(`UPDATE webhook_delivery SET at = now() - interval '1 day', next_attempt_at = now()`);
    await happens('line.up');
    const [, old] = await until(
      () => deliveries(id),
      (all) => all[1]?.state === 'failed',
    );
    expect(old).toMatchObject({ attempts: 2, nextAttemptAt: null });

    await fleet.rows(`UPDATE webhook SET failing_since = now() - interval '73 hours'`);
    await happens('line.down');
    const list = async () => (await estate.mine.browser.call('GET', '/api/webhooks')).body as Webhook[];
    const [off] = await until(list, ([one]) => one?.enabled === false);
    expect(off?.problem).toMatchObject({ code: 'failing' });
    expect((await deliveries(id)).filter(({ state }) => state === 'pending')).toEqual([]);
    const audit = JSON.stringify((await estate.mine.browser.call('GET', '/api/audit')).body);
    expect(audit).toContain('webhook.disable');
    const test = () => estate.mine.browser.call('POST', `/api/webhooks/${id}/test`);
    expect(await test()).toMatchObject({ status: 409, body: { code: 'webhook.off' } });

    const again = await estate.mine.browser.call('PUT', `/api/webhooks/${id}`, input());
    expect(again).toMatchObject({ status: 200, body: { enabled: true, failingSince: null, problem: null } });
  });

  it('send a test once, and say what came of it', async () => {
    const { id } = await make();
    const test = async () =>
      (await estate.mine.browser.call('POST', `/api/webhooks/${id}/test`)) as {
        status: number;
        body: WebhookDelivery;
      };
    expect(await test()).toMatchObject({ status: 202, body: { kind: 'webhook.test', state: 'pending' } });
    const [post] = await arrived(1);
    expect(JSON.parse(post?.body ?? '')).toMatchObject({ kind: 'webhook.test', site: null });

    receiver.answer = (response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
    await test();
    const [failed] = await until(
      () => deliveries(id),
      ([newest]) => newest?.state === 'failed',
    );
    expect(failed).toMatchObject({ attempts: 1, status: 302, problem: { code: 'redirect' } });
    expect(((await estate.mine.browser.call('GET', '/api/webhooks')).body as Webhook[])[0]).toMatchObject({
      failingSince: null,
    });
  });

  it('lead to no network but the internet and what the installation allows', async () => {
    for (const url of ['https://127.0.0.2/', 'https://169.254.169.254/latest', 'https://[::1]:8443/']) {
      const { id } = await make({ url });
      await estate.mine.browser.call('POST', `/api/webhooks/${id}/test`);
      expect((await outcome(id))[0]).toMatchObject({ state: 'failed', problem: { code: 'address-refused' } });
    }
    for (const url of [
      'http://127.0.0.1/',
      'http://example.org/',
      'ftp://example.org/',
      'https://a:b@c.example/',
      'x',
    ]) {
      const refused = await estate.mine.browser.call('POST', '/api/webhooks', input({ url }));
      expect(refused).toMatchObject({ status: 400, body: { fields: [{ path: 'url' }] } });
    }
  });

  it('belong to their tenant, and are changed by those who may', async () => {
    const { id } = await make();
    for (const [method, path, body] of [
      ['PUT', `/api/webhooks/${id}`, input()],
      ['DELETE', `/api/webhooks/${id}`, undefined],
      ['POST', `/api/webhooks/${id}/test`, undefined],
      ['GET', `/api/webhooks/${id}/deliveries`, undefined],
    ] as const) {
      expect(await estate.other.browser.call(method, path, body)).toMatchObject({ status: 404 });
    }
    expect((await estate.other.browser.call('GET', '/api/webhooks')).body).toEqual([]);
    const { tenantId, siteId } = estate.other;
    await booted.app
      .get(Database)
      .forTenant(tenantId, (tx) => insertEvent(tx, { tenantId, siteId, kind: 'line.down', actor: null }));
    await happens('line.up');
    expect((await arrived(1)).map(({ body }) => JSON.parse(body).kind)).toEqual(['line.up']);

    await fleet.rows(`UPDATE tenant_member SET role = 'viewer' WHERE tenant_id = $1`, estate.mine.tenantId);
    expect(await estate.mine.browser.call('GET', '/api/webhooks')).toMatchObject({ status: 200 });
    expect(await estate.mine.browser.call('DELETE', `/api/webhooks/${id}`)).toMatchObject({ status: 403 });
    await fleet.rows(`UPDATE tenant_member SET role = 'owner' WHERE tenant_id = $1`, estate.mine.tenantId);
    expect(await estate.mine.browser.call('DELETE', `/api/webhooks/${id}`)).toMatchObject({ status: 200 });
  });

  it('get each attempt from one instance alone, one at a time', async () => {
    const made = [await make(), await make(), await make()];
    await fleet.rows(`UPDATE webhook SET busy_until = now() + interval '1 hour'`);
    for (let count = 0; count < 3; count++) await happens('line.down');
    const database = booted.app.get(Database);
    const take = () => database.forPlatform('announcements', (tx) => takeAttempts(tx, 10));
    expect(await take()).toEqual([]);
    // All at once, as the instances of a cluster do when the bell rings; the courier of this one is among them.
    receiver.answer = () => undefined;
    await fleet.rows('UPDATE webhook SET busy_until = NULL');
    await Promise.all([take(), take(), take(), take(), take()]);
    const rows = await fleet.rows<{ webhook_id: string; attempts: number }>(
      'SELECT webhook_id, sum(attempts)::int AS attempts FROM webhook_delivery GROUP BY 1',
    );
    expect(rows.map(({ attempts }) => attempts)).toEqual(made.map(() => 1));
  });
});
