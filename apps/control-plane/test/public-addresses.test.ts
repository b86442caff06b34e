import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Id, RelaySiteDesired } from '@tresse/contracts';
import { hetznerBench } from '../../../packages/cloud/src/testing/benches.js';
import { newId } from '../src/database/index.js';
import { AddressReaper } from '../src/public-addresses/address-reaper.js';
import { GRACE_MS } from '../src/reconciliation/reaper.js';
import { AddressStage } from './address-stage.js';
import { until } from './until.js';

describe('public addresses beside relays’ own', () => {
  let stage: AddressStage;

  beforeAll(async () => {
    stage = await AddressStage.open();
  }, 60_000);
  afterAll(() => stage?.close());

  it('are ordered with the relay’s provider and routed to it, each once', async () => {
    expect((await stage.order(stage.relays.first.id, 2)).status).toBe(201);
    const addresses = await stage.settled(stage.relays.first.id, 2);
    expect(addresses.map(({ address }) => address).sort()).toEqual(['192.0.2.77', '192.0.2.78']);
    const listed = await stage.cloud.provider.listAddresses();
    expect(listed.map(({ label }) => label).sort()).toEqual(addresses.map(({ id }) => id).sort());
    expect(listed.map(({ serverId }) => serverId)).toEqual([
      stage.relays.first.server,
      stage.relays.first.server,
    ]);
    const [own] = await stage.fleet.rows<{ id: Id }>(
      `INSERT INTO relay (id, region_code, name, public_address) VALUES ($1, 't', 'own', '198.51.100.80') RETURNING id`,
      newId(),
    );
    expect(await stage.order(own?.id ?? '', 1)).toMatchObject({
      status: 409,
      body: { code: 'address.no-provider' },
    });
  }, 20_000);

  it('are no other relay’s own', async () => {
    const input = { name: 'Taken', region: 't', publicAddress: '192.0.2.77' };
    expect(await stage.staff.call('POST', '/api/relays', input)).toMatchObject({
      status: 409,
      body: { fields: [{ path: 'publicAddress', code: 'address.taken' }] },
    });
  });

  it('say what keeps them from their relay, and are there when it does no longer', async () => {
    stage.cloud.standIn.fail(({ method, path }) => method === 'POST' && path === '/floating_ips', {
      status: 403,
      body: { error: { code: 'resource_limit_exceeded', message: 'no', details: null } },
    });
    await stage.order(stage.relays.second.id, 1);
    const [failed] = await until(
      () => stage.pool(stage.relays.second.id),
      ([one]) => one?.problem !== null && one !== undefined,
    );
    expect(failed).toMatchObject({ address: null, state: 'ordered', problem: { code: 'quota-reached' } });
    await stage.fleet.rows('UPDATE public_address SET next_attempt_at = NULL');
    const [ready] = await stage.settled(stage.relays.second.id, 1);
    expect(ready).toMatchObject({ address: '192.0.2.79', problem: null });
  }, 20_000);

  it('are given back when staff take them away, and no more when a tenant has them', async () => {
    const [one] = await stage.pool(stage.relays.second.id);
    const path = `/api/relays/${stage.relays.second.id}/addresses/${one?.address}`;
    expect((await stage.staff.call('DELETE', path)).status).toBe(200);
    await until(
      () => stage.cloud.provider.listAddresses(),
      (left) => left.length === 2,
    );
    await stage.settled(stage.relays.second.id, 0);
  }, 20_000);

  it('are a tenant’s own when staff give it one, which is announced', async () => {
    const { first } = stage.relays;
    const before = (await stage.faces())[0]?.address;
    const { generation } = await stage.here();
    expect(await stage.giveOwn(first.id)).toMatchObject({ status: 200 });
    const own = (await stage.pool(first.id)).find(({ tenant }) => tenant !== null)?.address;
    expect(await stage.changes()).toEqual([{ from: before, to: own, why: 'own-address' }]);
    await stage.announced(first.session, generation + 1);
    expect(((await stage.obey(first.session, 'relay')).body as RelaySiteDesired).face).toEqual({
      address: own,
      ports: null,
    });
    expect(await stage.giveOwn(first.id)).toMatchObject({
      status: 409,
      body: { code: 'address.own-already' },
    });
    const owners = (await stage.pool(first.id)).map(({ tenant }) => tenant?.id);
    expect(owners.sort()).toEqual([stage.seeded.tenantId, undefined]);
  }, 20_000);

  it('are given back when no row knows them, not before their grace is over, and each though another is refused', async () => {
    const before = (await stage.cloud.provider.listAddresses()).length;
    for (const label of [newId(), newId()]) {
      await stage.cloud.provider.createAddress({ label, region: hetznerBench.region, family: 4 });
    }
    const bought = stage.cloud.world.addAddress('192.0.2.200');
    const reaper = stage.booted.app.get(AddressReaper, { strict: false });
    const left = async () => (await stage.cloud.provider.listAddresses()).length;
    await reaper.run();
    await reaper.run(Date.now() + GRACE_MS - 5_000);
    expect(await left()).toBe(before + 3);
    stage.cloud.standIn.fail(({ method }) => method === 'DELETE', {
      status: 423,
      body: { error: { code: 'locked', message: 'no', details: null } },
    });
    await reaper.run(Date.now() + GRACE_MS + 5_000);
    expect(await left()).toBe(before + 2);
    await reaper.run(Date.now() + GRACE_MS + 5_000);
    expect((await stage.cloud.provider.listAddresses()).map(({ id }) => id)).toContain(bought);
    expect(await left()).toBe(before + 1);
    expect(await stage.fleet.rows('SELECT FROM stray')).toEqual([]);
  }, 20_000);
});
