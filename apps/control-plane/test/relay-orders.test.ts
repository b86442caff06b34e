import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type DesiredAnnouncement,
  DesiredDocument,
  type Id,
  PROTOCOL_VERSION,
  parseClaim,
  type Relay,
  type ReportedState,
  type SignedDocument,
  type SiteEvent,
} from '@tresse/contracts';
import { hetznerBench } from '../../../packages/cloud/src/testing/benches.js';
import type { Scene } from '../../../packages/cloud/src/testing/scene.js';
import { Database } from '../src/database/index.js';
import { RelayOrders } from '../src/relay-life/index.js';
import { type Booted, boot } from './boot.js';
import { nameOfLabel, openCloud } from './cloud-scene.js';
import { applicant, post } from './enrol.js';
import { Fleet } from './fleet.js';
import { type Browser, signUp } from './person.js';
import { RelayStage } from './relay-stage.js';
import { TestDevice } from './test-device.js';
import { until } from './until.js';

const TOKEN = 'nobody-may-see-this-7f3a9b';

describe('relays from a cloud', () => {
  let booted: Booted;
  let fleet: Fleet;
  let staff: Browser;
  let stage: RelayStage;
  let cloud: Scene;
  let accountId: Id;

  beforeAll(async () => {
    booted = await boot({ TRESSE_STAFF_EMAIL: 'staff@example.org' });
    staff = await signUp(booted, { email: 'staff@example.org' });
    fleet = await Fleet.of(booted);
    stage = new RelayStage(booted, fleet, staff);
    cloud = openCloud(hetznerBench);
    accountId = await stage.account(TOKEN, cloud.provider);
    await stage.region('falkenstein', accountId, hetznerBench, 2);
  }, 60_000);
  afterAll(async () => {
    await fleet?.close();
    await booted?.stop();
  });

  const becomes = (id: Id, state: Relay['state']) => stage.becomes(id, state, () => cloud.world.settle());
  const input = (token: string, name = 'Another') => ({
    name,
    settings: { provider: 'hetzner' },
    secrets: { provider: 'hetzner', token },
  });

  it('takes an account once its provider takes the keys, and says why not in the provider’s words', async () => {
    const other = openCloud(hetznerBench);
    stage.clouds.set('other', other.provider);
    const add = (body: object) => staff.call('POST', '/api/provider-accounts', body);
    for (const [refusal, code, en] of [
      ['wrong', 'credentials-wrong', /does not know this key/],
      ['narrow', 'permission-missing', /may not do this/],
    ] as const) {
      other.standIn.fail(() => true, hetznerBench.refusals[refusal]);
      expect(await add(input('other'))).toMatchObject({
        status: 409,
        body: {
          code: 'provider.refused',
          message: { en: expect.stringMatching(en) },
          fields: [{ path: 'secrets', code }],
        },
      });
    }
    expect(
      await add({ name: 'Lab', settings: { provider: 'local' }, secrets: { provider: 'local' } }),
    ).toMatchObject({ status: 400, body: { fields: [{ code: 'provider.not-here' }] } });
    expect(await add({ ...input('other'), secrets: { provider: 'local' } })).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'secrets.provider', code: 'provider.unlike' }] },
    });
    expect(await add(input('other', 'Account 1'))).toMatchObject({ status: 409, body: { code: 'conflict' } });
    const listed = await staff.call('GET', '/api/provider-accounts');
    expect(listed.body).toMatchObject([{ id: accountId, name: 'Account 1', problem: null }]);
    expect(await (await signUp(booted)).call('GET', '/api/provider-accounts')).toMatchObject({ status: 403 });
  });

  it('supplies a region only with what its provider sells there', async () => {
    const put = (supply: object) =>
      staff.call('PUT', '/api/supplied-regions/nowhere', { name: { en: 'N', fr: 'N' }, supply });
    const supply = { accountId, providerRegion: hetznerBench.region, size: 'cx-huge' };
    expect(await put(supply)).toMatchObject({ status: 400, body: { fields: [{ path: 'supply.size' }] } });
    const unknown = { ...supply, accountId: '01a20255-202f-75ac-b140-e657bd501584' };
    expect(await put(unknown)).toMatchObject({
      status: 400,
      body: { fields: [{ code: 'account.unknown' }] },
    });
    expect(await staff.call('POST', '/api/relays/orders', { name: 'x', region: 'nowhere' })).toMatchObject({
      status: 409,
      body: { code: 'region.no-supply' },
    });
  });

  it('lives from its order to its end: made, installed, enrolled, at work, emptied, given back', async () => {
    const { id } = await stage.order('falkenstein', 'first');
    await becomes(id, 'installing');
    expect(cloud.world.servers()).toEqual([nameOfLabel(id)]);
    const ofServer = (await stage.relay(id))?.claim;
    for (const [path, body] of [
      ['install'],
      ['install-by-ssh', { host: '127.0.0.1', port: 1 }],
      ['claims'],
    ] as const) {
      expect(await staff.call('POST', `/api/relays/${id}/${path}`, body)).toMatchObject({
        status: 409,
        body: { code: 'relay.ordered' },
      });
    }
    expect(ofServer).not.toBeNull();
    expect((await stage.relay(id))?.claim).toEqual(ofServer);
    expect(await stage.relay(id)).toMatchObject({
      publicAddress: expect.stringMatching(/^198\.18\./),
      pricePerMonth: { currency: 'EUR' },
      order: { account: { id: accountId }, serverId: expect.any(String) },
      problem: null,
    });

    const text = cloud.world.userDataOf(nameOfLabel(id))?.split('# ')[1]?.trim() ?? '';
    const machine = await applicant(parseClaim(text)?.secret ?? '', 'relay');
    const enrolled = await post(booted, machine.body);
    expect(enrolled.status).toBe(200);
    await becomes(id, 'enrolled');
    const session = await new TestDevice(enrolled.body, machine.privateKeyPem).session(1);
    const scope = `relay:${id}`;
    await session.next<DesiredAnnouncement>('desired/announce', ({ scopes }) =>
      scopes.some((one) => one.scope === scope),
    );
    await session.say('desired/get', { scopes: [scope] });
    const { payload } = await session.next<SignedDocument>('desired/document');
    const document = DesiredDocument.parse(JSON.parse(payload));
    const at = new Date().toISOString();
    const report: ReportedState = {
      protocol: PROTOCOL_VERSION,
      at,
      role: 'relay',
      agentVersion: '0.1.0',
      sessionEpoch: 1,
      scopes: [
        {
          scope,
          observedGeneration: document.generation,
          appliedGeneration: document.generation,
          appliedHash: document.hash,
          conditions: [{ type: 'Applied', status: true, reason: 'Done', message: '', at }],
        },
      ],
      lines: [],
      drift: { repaired: 0, last: [] },
      publicAddress: null,
      capabilities: null,
    };
    await session.say('reported', report);
    await becomes(id, 'ready');

    const closed = new Promise((resolve) => session.client.once('close', () => resolve(undefined)));
    expect(await staff.call('PUT', `/api/relays/${id}/goal`, { goal: 'gone' })).toMatchObject({
      status: 200,
    });
    await becomes(id, 'gone');
    await closed;
    expect(cloud.world.servers()).toEqual([]);
    expect(await stage.relay(id)).toBeUndefined();
    const events = await fleet.rows<{ data: SiteEvent['data'] }>(
      `SELECT data FROM event WHERE relay_id = $1 AND kind = 'relay.state' ORDER BY at, id`,
      id,
    );
    expect(events.map(({ data }) => data.state)).toEqual([
      'requested',
      'creating',
      'installing',
      'ready',
      'draining',
      'gone',
    ]);
    const audit = await fleet.rows<{ action: string; actor: string }>(
      'SELECT action, actor FROM audit_entry WHERE subject_id = $1 ORDER BY at, id',
      id,
    );
    expect(audit).toEqual([
      { action: 'relay.order', actor: 'staff@example.org' },
      { action: 'relay.goal-gone', actor: 'staff@example.org' },
    ]);
  });

  it('orders one for a region however many ask at once, and no more than it may have', async () => {
    const orders = booted.app.get(RelayOrders, { strict: false });
    const database = booted.app.get(Database);
    const ask = () => database.forPlatform('relays', (tx) => orders.order(tx, 'falkenstein'));
    const [first, ...others] = await Promise.all([ask(), ask(), ask()]);
    expect(new Set(others)).toEqual(new Set([first]));
    await becomes(first, 'installing');
    expect(cloud.world.servers()).toEqual([nameOfLabel(first)]);
    const second = await stage.order('falkenstein', 'second');
    expect(
      await staff.call('POST', '/api/relays/orders', { name: 'x', region: 'falkenstein' }),
    ).toMatchObject({
      status: 409,
      body: { code: 'region.full' },
    });
    expect(await staff.call('DELETE', `/api/provider-accounts/${accountId}`)).toMatchObject({
      status: 409,
      body: { code: 'provider.in-use' },
    });
    for (const id of [first, second.id]) {
      await staff.call('PUT', `/api/relays/${id}/goal`, { goal: 'gone' });
      await becomes(id, 'gone');
    }
    expect(cloud.world.servers()).toEqual([]);
  });

  it('carries what the region’s supply says, or what the order says otherwise, whatever the provider’s catalogue has', async () => {
    const { region: providerRegion, size } = hetznerBench;
    const supply = { accountId, providerRegion, size, lineKbit: 500_000, mostSites: 60 };
    const names = { en: 'Slow', fr: 'Lent' };
    const put = (more: object) =>
      staff.call('PUT', '/api/supplied-regions/slow', { name: names, supply: { ...supply, ...more } });
    expect(await put({ lineKbit: 500 })).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'supply.lineKbit', code: 'relay.line-rate' }] },
    });
    expect(await put({})).toMatchObject({ body: { supply: { lineKbit: 500_000, mostSites: 60 } } });
    const order = (more: object) =>
      staff.call('POST', '/api/relays/orders', { name: 'slow', region: 'slow', ...more });
    const { body } = await order({});
    expect(body).toMatchObject({ lineKbit: 500_000, mostSites: 60 });
    expect(await order({ lineKbit: null, mostSites: 7 })).toMatchObject({
      body: { lineKbit: null, mostSites: 7 },
    });
    const { id } = body as Relay;
    await becomes(id, 'installing');
    expect(await stage.relay(id)).toMatchObject({ lineKbit: 500_000, mostSites: 60 });
  }, 30_000);

  it('fails with the provider’s sentence where only a person can help, and goes on once the account has other keys', async () => {
    cloud.standIn.fail(hetznerBench.isOrder, hetznerBench.refusals.wrong);
    const { id } = await stage.order('falkenstein', 'third');
    await becomes(id, 'failed');
    expect(await stage.relay(id)).toMatchObject({ problem: { code: 'credentials-wrong' } });
    expect(
      await staff.call('PUT', `/api/provider-accounts/${accountId}`, input(TOKEN, 'Account 1')),
    ).toMatchObject({ status: 200 });
    await becomes(id, 'installing');

    stage.clouds.set('of another project', openCloud(hetznerBench).provider);
    expect(
      await staff.call(
        'PUT',
        `/api/provider-accounts/${accountId}`,
        input('of another project', 'Account 1'),
      ),
    ).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'secrets', code: 'provider.other-project' }] },
    });
    expect(await stage.relay(id)).toMatchObject({ state: 'installing' });

    cloud.standIn.fail(hetznerBench.isOrder, hetznerBench.refusals.quota);
    const next = await stage.order('falkenstein', 'fourth');
    await becomes(next.id, 'failed');
    expect(await staff.call('POST', `/api/relays/${next.id}/retry`)).toMatchObject({ status: 200 });
    await becomes(next.id, 'installing');
    expect(await staff.call('POST', `/api/relays/${next.id}/retry`)).toMatchObject({ status: 409 });
    for (const one of [id, next.id]) {
      await staff.call('PUT', `/api/relays/${one}/goal`, { goal: 'gone' });
      await becomes(one, 'gone');
    }
    expect(await staff.call('PUT', `/api/relays/${id}/goal`, { goal: 'ready' })).toMatchObject({
      status: 404,
    });
  });

  it('tries again by itself what may get better, and shows what it waits for', async () => {
    cloud.standIn.fail(hetznerBench.isOrder, hetznerBench.refusals.soldOut);
    const { id } = await stage.order('falkenstein', 'fifth');
    const refused = await until(
      async () => stage.relay(id),
      (relay) => relay?.problem?.code === 'region-sold-out',
    );
    expect(refused).toMatchObject({ state: 'requested', nextAttemptAt: expect.any(String) });
    await stage.passes(id, 0);
    await becomes(id, 'installing');
    await staff.call('PUT', `/api/relays/${id}/goal`, { goal: 'gone' });
    await becomes(id, 'gone');
  });

  it('is given back though its agent never came, and one’s own server goes without a provider', async () => {
    const made = await staff.call('POST', '/api/relays', {
      name: 'own',
      region: 'falkenstein',
      publicAddress: '203.0.113.5',
    });
    const { id } = made.body as Relay;
    expect(made.body).toMatchObject({ state: 'installing', order: null });
    const device = await stage.agent(id);
    await becomes(id, 'ready');
    await staff.call('PUT', `/api/relays/${id}/goal`, { goal: 'gone' });
    await becomes(id, 'gone');
    const [row] = await fleet.rows<{ revoked: boolean }>(
      'SELECT revoked_at IS NOT NULL AS revoked FROM device WHERE id = $1',
      device,
    );
    expect(row).toEqual({ revoked: true });
    expect(
      await staff.call('POST', '/api/relays', {
        name: 'own again',
        region: 'falkenstein',
        publicAddress: '203.0.113.5',
      }),
    ).toMatchObject({ status: 201 });
  });

  it('shows an account’s keys nowhere: not in any row, not in any answer', async () => {
    const tables = await fleet.rows<{ name: string }>(
      `SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'public'`,
    );
    for (const { name } of tables) {
      const rows = await fleet.rows(`SELECT FROM ${name} t WHERE t::text LIKE $1`, `%${TOKEN}%`);
      expect([name, rows.length]).toEqual([name, 0]);
    }
    for (const path of ['/api/provider-accounts', '/api/supplied-regions', '/api/relays']) {
      const { body } = await staff.call('GET', path);
      expect(JSON.stringify(body)).not.toContain(TOKEN);
    }
    // A claim is as good as a key until it is used: user data are sealed too.
    const [sealed] = await fleet.rows(`SELECT FROM relay WHERE sealed_user_data LIKE '%cloud-config%'`);
    expect(sealed).toBeUndefined();
  });
});
