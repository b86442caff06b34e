import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CloudError } from '@tresse/cloud';
import { type Id, parseClaim } from '@tresse/contracts';
import { hetznerBench } from '../../../packages/cloud/src/testing/benches.js';
import type { HetznerWorld } from '../../../packages/cloud/src/testing/hetzner-model.js';
import type { Scene } from '../../../packages/cloud/src/testing/scene.js';
import { ClaimsService } from '../src/claims/index.js';
import { Database, DatabaseServer, Locks, newId } from '../src/database/index.js';
import { AccountCheck } from '../src/provider-accounts/account-check.js';
import { GRACE_MS } from '../src/reconciliation/reaper.js';
import { RelayKeeper } from '../src/relay-life/relay-keeper.js';
import { ServerReaper } from '../src/relay-life/server-reaper.js';
import { type Booted, boot } from './boot.js';
import { nameOfLabel, openCloud } from './cloud-scene.js';
import { applicant, post } from './enrol.js';
import { Fleet } from './fleet.js';
import { signUp } from './person.js';
import { RelayStage } from './relay-stage.js';
import { until } from './until.js';

describe('two control planes with one database and one account', () => {
  let booted: Booted;
  let second: Booted;
  let stage: RelayStage;
  let cloud: Scene<HetznerWorld>;
  let accountId: Id;

  beforeAll(async () => {
    booted = await boot({ TRESSE_STAFF_EMAIL: 'staff@example.org' });
    second = await boot({
      DATABASE_URL: booted.app.get(DatabaseServer).ownerUrl,
      TRESSE_DATA_DIR: booted.config.dataDir,
    });
    const staff = await signUp(booted, { email: 'staff@example.org' });
    stage = new RelayStage(booted, await Fleet.of(booted), staff);
    stage.useIn(second);
    cloud = openCloud(hetznerBench);
    accountId = await stage.account('token', cloud.provider);
    await stage.region('here', accountId, hetznerBench, 20);
  }, 60_000);
  afterAll(async () => {
    await stage?.fleet.close();
    await second?.stop();
    await booted?.stop();
  });

  const becomes = (id: Id, state: string) => stage.becomes(id, state as 'ready', () => cloud.world.settle());
  const reap = async (afterMs = 0) => {
    for (const { app } of [booted, second]) await app.get(ServerReaper).run(Date.now() + afterMs);
  };
  const serverId = async (id: Id): Promise<string> => (await stage.relay(id))?.order?.serverId ?? '';

  it('order once for each relay, though both look after all of them', async () => {
    const before = cloud.standIn.requests.length;
    const relays = [];
    for (let number = 1; number <= 5; number += 1) relays.push(await stage.order('here', `relay ${number}`));
    for (const { id } of relays) await becomes(id, 'installing');
    const orders = cloud.standIn.requests.slice(before).filter(hetznerBench.isOrder);
    expect(orders).toHaveLength(5);
    expect(cloud.world.servers().sort()).toEqual(relays.map(({ id }) => nameOfLabel(id)).sort());
    for (const { id } of relays) {
      await stage.staff.call('PUT', `/api/relays/${id}/goal`, { goal: 'gone' });
      await becomes(id, 'gone');
    }
    expect(cloud.world.servers()).toEqual([]);
  });

  it('leave a relay to whoever holds its lock, and take it when that one dies', async () => {
    const elsewhere = new Locks(booted.app.get(DatabaseServer).ownerUrl);
    let isHeld = false;
    const label = newId();
    const working = elsewhere.tryWith(`server-label:${label}`, async (signal) => {
      isHeld = true;
      await new Promise((lost) => signal.addEventListener('abort', lost));
    });
    while (!isHeld) await new Promise((turn) => setImmediate(turn));
    const locks = new Locks(booted.app.get(DatabaseServer).ownerUrl);
    const mine = () => locks.tryWith(`server-label:${label}`, async () => 'mine');
    expect(await mine()).toBeUndefined();
    await elsewhere.close();
    await working;
    // The server takes a moment to see that the other has gone.
    await until(mine, (whose) => whose === 'mine');
    await locks.close();
  });

  it('destroy a server that no relay owns, but not before its grace is over, and never a relay’s', async () => {
    const { id } = await stage.order('here', 'kept');
    await becomes(id, 'installing');
    const ghost = newId();
    cloud.world.addServer(nameOfLabel(ghost), 1);
    cloud.world.addServer('somebody-elses-server', 1);
    await reap();
    expect(cloud.world.servers()).toContain(nameOfLabel(ghost));
    await reap(GRACE_MS - 5_000);
    expect(cloud.world.servers()).toContain(nameOfLabel(ghost));
    await reap(GRACE_MS + 5_000);
    await reap(GRACE_MS + 65_000);
    expect(cloud.world.servers().sort()).toEqual([nameOfLabel(id), 'somebody-elses-server'].sort());
    const audit = await stage.fleet.rows(
      `SELECT subject FROM audit_entry WHERE action = 'server.destroy-stray' AND subject LIKE $1`,
      `${ghost}%`,
    );
    expect(audit).toHaveLength(1);
    expect(await stage.fleet.rows('SELECT FROM stray')).toEqual([]);
    await stage.staff.call('PUT', `/api/relays/${id}/goal`, { goal: 'gone' });
    await becomes(id, 'gone');
  });

  it('destroy the others though the provider does not give one up', async () => {
    const [held, other] = [nameOfLabel(newId()), nameOfLabel(newId())];
    const id = cloud.world.addServer(held, 1);
    cloud.world.addServer(other, 2);
    await reap();
    cloud.standIn.fail(({ method, path }) => method === 'DELETE' && path === `/servers/${id}`, {
      status: 423,
      body: { error: { code: 'protected', message: 'no' } },
    });
    await booted.app.get(ServerReaper).run(Date.now() + GRACE_MS + 5_000);
    expect(cloud.world.servers()).toEqual([held]);
    await reap(GRACE_MS + 65_000);
    await reap(GRACE_MS + 125_000);
    expect(await stage.fleet.rows('SELECT FROM stray')).toEqual([]);
  });

  it('notice a server that was deleted behind their back, and order it anew when asked to', async () => {
    const { id } = await stage.order('here', 'lost');
    await becomes(id, 'installing');
    const device = await stage.agent(id);
    await becomes(id, 'ready');
    const lost = await serverId(id);
    cloud.world.removeServer(lost);
    await reap();
    expect(await stage.relay(id)).toMatchObject({ state: 'failed', problem: { code: 'server-gone' } });

    expect(await stage.staff.call('POST', `/api/relays/${id}/retry`)).toMatchObject({ status: 200 });
    await becomes(id, 'installing');
    expect(await serverId(id)).not.toBe(lost);
    expect(cloud.world.servers().filter((name) => name === nameOfLabel(id))).toHaveLength(1);
    const [former] = await stage.fleet.rows<{ revoked: boolean }>(
      'SELECT revoked_at IS NOT NULL AS revoked FROM device WHERE id = $1',
      device,
    );
    expect(former).toEqual({ revoked: true });
    await stage.agent(id);
    await becomes(id, 'ready');
    await stage.staff.call('PUT', `/api/relays/${id}/goal`, { goal: 'gone' });
    await becomes(id, 'gone');
  });

  it('start a server that was switched off, and order none where that one bears our mark no more', async () => {
    const { id } = await stage.order('here', 'dark');
    await becomes(id, 'installing');
    await stage.agent(id);
    await becomes(id, 'ready');
    const before = cloud.standIn.requests.length;
    const requests = () => cloud.standIn.requests.slice(before);
    cloud.world.switchOff(await serverId(id));
    await reap();
    expect(requests().filter(({ path }) => path.endsWith('/actions/poweron'))).toHaveLength(1);

    cloud.world.switchOff(await serverId(id));
    cloud.world.unmark(await serverId(id));
    await reap();
    expect(requests().filter(hetznerBench.isOrder)).toEqual([]);
    await stage.staff.call('PUT', `/api/relays/${id}/goal`, { goal: 'gone' });
    await becomes(id, 'gone');
    expect(cloud.world.servers()).not.toContain(nameOfLabel(id));
  });

  it('give a server up that never comes to work: two more are tried, then none is left that costs money', async () => {
    const { id } = await stage.order('here', 'mute');
    const servers = new Set<string>();
    for (let server = 1; server <= 3; server += 1) {
      const anew = await until(
        async () => {
          cloud.world.settle();
          await stage.fleet.rows('NOTIFY relay_life');
          return stage.relay(id);
        },
        (relay) => relay?.state === 'installing' && !servers.has(relay.order?.serverId ?? ''),
        20_000,
      );
      servers.add(anew?.order?.serverId ?? '');
      await stage.passes(id, 11);
    }
    await becomes(id, 'failed');
    expect(servers.size).toBe(3);
    expect(await stage.relay(id)).toMatchObject({ problem: { code: 'relay-never-enrolled' } });
    expect(cloud.world.servers()).not.toContain(nameOfLabel(id));
    await stage.staff.call('PUT', `/api/relays/${id}/goal`, { goal: 'gone' });
    await becomes(id, 'gone');
  });

  it('keep the sites of a relay that is to go until they have left', async () => {
    const { id } = await stage.order('here', 'full');
    await becomes(id, 'installing');
    await stage.agent(id);
    await becomes(id, 'ready');
    const { siteId, relayId } = await stage.fleet.site();
    await stage.fleet.rows('UPDATE site SET relay_id = $1 WHERE id = $2', id, siteId);
    await stage.staff.call('PUT', `/api/relays/${id}/goal`, { goal: 'gone' });
    await becomes(id, 'draining');
    await booted.app.get(RelayKeeper).pass(id);
    expect(cloud.world.servers()).toContain(nameOfLabel(id));
    expect(await stage.staff.call('PUT', `/api/relays/${id}/goal`, { goal: 'ready' })).toMatchObject({
      status: 200,
    });
    await becomes(id, 'ready');
    await stage.staff.call('PUT', `/api/relays/${id}/goal`, { goal: 'gone' });
    await becomes(id, 'draining');
    await stage.fleet.rows('UPDATE site SET relay_id = $1 WHERE id = $2', relayId, siteId);
    await becomes(id, 'gone');
    expect(cloud.world.servers()).not.toContain(nameOfLabel(id));
  });

  it('let no agent enrol for a relay whose server is being destroyed, whoever makes it a claim', async () => {
    const { id } = await stage.order('here', 'doomed');
    await becomes(id, 'installing');
    const server = await serverId(id);
    const isDelete = ({ method }: { method: string }) => method === 'DELETE';
    cloud.standIn.fail(isDelete, ...Array.from({ length: 4 }, () => ({ status: 500, body: {} })));
    await stage.staff.call('PUT', `/api/relays/${id}/goal`, { goal: 'gone' });
    await until(
      () => stage.fleet.rows('SELECT FROM relay WHERE id = $1 AND condemned AND attempts > 0', id),
      (rows) => rows.length > 0,
    );
    const claims = booted.app.get(ClaimsService, { strict: false });
    const { text } = await booted.app
      .get(Database)
      .forPlatform('relays', (tx) => claims.make(tx, { relayId: id }, null));
    const machine = await applicant(parseClaim(text)?.secret ?? '', 'relay');
    expect((await post(booted, machine.body)).status).not.toBe(200);
    expect(await serverId(id)).toBe(server);
    await stage.passes(id, 0);
    await becomes(id, 'gone');
  });

  it('give the addresses of its pool back with a relay', async () => {
    const { id } = await stage.order('here', 'pool');
    await becomes(id, 'installing');
    const address = await cloud.provider.createAddress({
      label: 'pool-1',
      region: hetznerBench.region,
      family: 4,
    });
    await stage.fleet.rows(
      `INSERT INTO public_address (id, account_id, provider_address_id, ip, relay_id) VALUES ($1, $2, $3, $4, $5)`,
      newId(),
      accountId,
      address.id,
      address.ip,
      id,
    );
    await stage.staff.call('PUT', `/api/relays/${id}/goal`, { goal: 'gone' });
    await becomes(id, 'gone');
    expect(await cloud.provider.listAddresses()).toEqual([]);
    expect(await stage.fleet.rows('SELECT FROM public_address WHERE removed_at IS NULL')).toEqual([]);
  });

  it('tell of keys that stopped working, and that they work again', async () => {
    const account = async () => {
      const { body } = await stage.staff.call('GET', '/api/provider-accounts');
      return (body as { problem: { code: string } | null }[])[0];
    };
    const check = booted.app.get(AccountCheck, { strict: false });
    cloud.standIn.fail(() => true, hetznerBench.refusals.wrong);
    await check.run();
    expect(await account()).toMatchObject({ problem: { code: 'credentials-wrong' } });
    await check.run();
    expect(await account()).toMatchObject({ problem: null });

    const asked = cloud.provider.checkCredentials;
    cloud.provider.checkCredentials = async () => {
      cloud.provider.checkCredentials = asked;
      const change = {
        name: 'Account 1',
        settings: { provider: 'hetzner' },
        secrets: { provider: 'hetzner', token: 'token' },
      };
      const { status } = await stage.staff.call('PUT', `/api/provider-accounts/${accountId}`, change);
      expect(status).toBe(200);
      throw new CloudError('hetzner', 'credentials-wrong');
    };
    await check.run();
    expect(await account()).toMatchObject({ problem: null });
  });
});
