import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Id } from '@tresse/contracts';
import { hetznerBench } from '../../../packages/cloud/src/testing/benches.js';
import type { HetznerWorld } from '../../../packages/cloud/src/testing/hetzner-model.js';
import type { Scene } from '../../../packages/cloud/src/testing/scene.js';
import { newId } from '../src/database/index.js';
import { AddressReaper } from '../src/public-addresses/address-reaper.js';
import { GRACE_MS } from '../src/reconciliation/reaper.js';
import { ServerReaper } from '../src/relay-life/server-reaper.js';
import { type Booted, boot } from './boot.js';
import { nameOfLabel, openCloud } from './cloud-scene.js';
import { Fleet } from './fleet.js';
import { signUp } from './person.js';
import { RelayStage } from './relay-stage.js';
import { until } from './until.js';

describe('an account that staff want to remove', () => {
  let booted: Booted;
  let stage: RelayStage;
  let cloud: Scene<HetznerWorld>;
  let accountId: Id;

  beforeAll(async () => {
    booted = await boot({ TRESSE_STAFF_EMAIL: 'staff@example.org' });
    const staff = await signUp(booted, { email: 'staff@example.org' });
    stage = new RelayStage(booted, await Fleet.of(booted), staff);
    cloud = openCloud(hetznerBench);
    accountId = await stage.account('token', cloud.provider);
  }, 60_000);
  afterAll(async () => {
    await stage?.fleet.close();
    await booted?.stop();
  });

  const remove = () => stage.staff.call('DELETE', `/api/provider-accounts/${accountId}`);
  const refusal = (code: string) => ({ status: 409, body: { code } });
  const supply = (account: Id | null) =>
    stage.staff.call('PUT', '/api/supplied-regions/here', {
      name: { en: 'Here', fr: 'Ici' },
      supply: account && {
        accountId: account,
        providerRegion: hetznerBench.region,
        size: hetznerBench.size,
        mostRelays: 4,
      },
    });

  it('stays until an order that was killed can be carried out no more, and nothing is left that costs money', async () => {
    await supply(accountId);
    cloud.standIn.fail(hetznerBench.isOrder, 'lost');
    const { id } = await stage.order('here');
    await until(
      () => stage.relay(id),
      (relay) => relay?.problem?.code === 'provider-unreachable',
      20_000,
    );
    expect(await remove()).toMatchObject(refusal('provider.in-use'));
    await stage.staff.call('PUT', `/api/relays/${id}/goal`, { goal: 'gone' });
    await stage.becomes(id, 'gone');
    await supply(null);
    expect(await remove()).toMatchObject(refusal('provider.settling'));

    // Only now the provider does what it was asked for, and an address comes late as well.
    cloud.world.addServer(nameOfLabel(id), 1);
    await cloud.provider.createAddress({ label: newId(), region: hetznerBench.region, family: 4 });
    const [servers, addresses] = [ServerReaper, AddressReaper].map((reaper) =>
      booted.app.get<ServerReaper | AddressReaper>(reaper, { strict: false }),
    );
    await servers?.run();
    await addresses?.run();
    await stage.fleet.rows(
      `UPDATE relay SET removed_at = removed_at - interval '31 minutes' WHERE id = $1`,
      id,
    );
    expect(await remove()).toMatchObject(refusal('provider.in-use'));
    await servers?.run(Date.now() + GRACE_MS + 5_000);
    await servers?.run(Date.now() + GRACE_MS + 65_000);
    expect(cloud.world.servers()).toEqual([]);
    expect(await remove()).toMatchObject(refusal('provider.in-use'));
    await addresses?.run(Date.now() + GRACE_MS + 5_000);
    expect(await cloud.provider.listAddresses()).toEqual([]);
    expect(await remove()).toMatchObject({ status: 200 });
  }, 60_000);
});
