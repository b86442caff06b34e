import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type DesiredAnnouncement,
  DesiredDocument,
  type Id,
  PROTOCOL_VERSION,
  type Relay,
  type RelayAddress,
  type RelaySiteDesired,
  type ReportedScope,
  type ReportedState,
  type SignedDocument,
  type SiteDesired,
} from '@tresse/contracts';
import { hetznerBench } from '../../../packages/cloud/src/testing/benches.js';
import type { Scene } from '../../../packages/cloud/src/testing/scene.js';
import type { Matches } from '../../../packages/cloud/src/testing/stand-in.js';
import { Database, DatabaseServer, Locks, newId } from '../src/database/index.js';
import { AddressCalls } from '../src/public-addresses/address-calls.js';
import { AddressKeeper } from '../src/public-addresses/address-keeper.js';
import { AddressReaper } from '../src/public-addresses/address-reaper.js';
import { AddressReconciler } from '../src/public-addresses/address-reconciler.js';
import { AddressScribe } from '../src/public-addresses/address-scribe.js';
import { GRACE_MS } from '../src/reconciliation/reaper.js';
import { type Booted, boot } from './boot.js';
import { nameOfLabel, openCloud } from './cloud-scene.js';
import { Fleet, type SeededSite } from './fleet.js';
import { signUp } from './person.js';
import { RelayStage } from './relay-stage.js';
import { TestDevice, type TestSession } from './test-device.js';
import { until } from './until.js';

class Killed extends Error {}

const assigns: Matches = ({ method, path }) => method === 'POST' && path.endsWith('/actions/assign');

describe('public addresses beside relays’ own', () => {
  let booted: Booted;
  let stage: RelayStage;
  let fleet: Fleet;
  let cloud: Scene;
  let seeded: SeededSite;
  /** The relay that the site is on, and the other one. */
  let relays: Record<'first' | 'second', { id: Id; server: string; session: TestSession }>;
  let site: TestSession;
  let scope: string;
  let accountId: Id;

  beforeAll(async () => {
    booted = await boot({ TRESSE_STAFF_EMAIL: 'staff@example.org' });
    fleet = await Fleet.of(booted);
    stage = new RelayStage(booted, fleet, await signUp(booted, { email: 'staff@example.org' }));
    cloud = openCloud(hetznerBench);
    accountId = await stage.account('token', cloud.provider);
    seeded = await fleet.site();
    scope = `site:${seeded.siteId}`;
    const other = { ...seeded, relayId: newId() };
    await fleet.rows(
      `INSERT INTO relay (id, region_code, name, public_address) VALUES ($1, 't', 'second', '198.51.100.77')`,
      other.relayId,
    );
    const relay = async (owner: SeededSite, name: string) => {
      const id = owner.relayId;
      const server = cloud.world.addServer(nameOfLabel(id), 1);
      const device = await TestDevice.enrol(booted, fleet, owner, 'relay');
      await fleet.rows(
        `UPDATE relay SET state = 'ready', name = $2, account_id = $3, provider_region = 'fsn1', size = 'cpx22',
           image = 'debian-12', server_id = $4 WHERE id = $1`,
        id,
        name,
        accountId,
        server,
      );
      return { id, server, session: await device.session(1) };
    };
    relays = { first: await relay(seeded, 'first'), second: await relay(other, 'second') };
    site = await (await TestDevice.enrol(booted, fleet, seeded)).session(1);
  }, 60_000);
  afterAll(async () => {
    for (const session of [site, relays?.first.session, relays?.second.session]) await session?.end();
    await fleet?.close();
    await booted?.stop();
  });

  const here = async () => {
    const [row] = await fleet.rows<{ relay_id: Id; generation: number }>(
      'SELECT relay_id, generation FROM site WHERE id = $1',
      seeded.siteId,
    );
    return row ?? { relay_id: '', generation: 0 };
  };
  const at = (id: Id) => (id === relays.first.id ? relays.first : relays.second);
  const away = (id: Id) => (id === relays.first.id ? relays.second : relays.first);
  const pool = async (relayId: Id): Promise<RelayAddress[]> =>
    ((await stage.staff.call('GET', `/api/relays/${relayId}`)).body as Relay).addresses;
  const order = (relayId: Id, count: number) =>
    stage.staff.call('POST', `/api/relays/${relayId}/addresses/orders`, { count });
  const settled = (relayId: Id, count: number) =>
    until(
      () => pool(relayId),
      (all) => all.length === count && all.every(({ state }) => state === 'ready'),
      10_000,
    );
  const faces = () =>
    fleet.rows<{ address: string; relay_id: Id; ended: boolean }>(
      `SELECT address, relay_id, until IS NOT NULL AS ended FROM assignment WHERE site_id = $1 ORDER BY "from"`,
      seeded.siteId,
    );
  const changes = () =>
    fleet.rows<{ data: { from: string; to: string; why?: string } }>(
      `SELECT data FROM event WHERE site_id = $1 AND kind = 'site.address-changed' ORDER BY received_at`,
      seeded.siteId,
    );
  const want = (relayId: Id, wanted: string) =>
    fleet.rows(
      `UPDATE relay SET wanted = $2, state = CASE $2 WHEN 'ready' THEN 'ready' ELSE state END WHERE id = $1`,
      relayId,
      wanted,
    );
  const announced = (session: TestSession, generation: number) =>
    session.next<DesiredAnnouncement>('desired/announce', ({ scopes }) =>
      scopes.some((one) => one.scope === scope && one.generation === generation),
    );
  const pull = async (session: TestSession) => {
    await session.say('desired/get', { scopes: [scope] });
    const { payload } = await session.next<SignedDocument>('desired/document');
    return DesiredDocument.parse(JSON.parse(payload));
  };
  const isHeld = async (generation: number) => (await pull(site)).generation < generation;
  const report = (role: ReportedState['role'], scopes: ReportedScope[]): ReportedState => ({
    protocol: PROTOCOL_VERSION,
    at: new Date().toISOString(),
    role,
    agentVersion: '0.1.0',
    sessionEpoch: 1,
    scopes,
    lines: [],
    drift: { repaired: 0, last: [] },
    publicAddress: null,
    capabilities: null,
  });
  /** The device puts what it is told of the site in force. */
  const obey = async (session: TestSession, role: ReportedState['role']) => {
    const document = await pull(session);
    const { generation, hash } = document;
    const done = { status: true, reason: 'Done', message: '', at: new Date().toISOString() };
    const inForce = {
      scope,
      observedGeneration: generation,
      appliedGeneration: generation,
      appliedHash: hash,
    };
    await session.say('reported', report(role, [{ ...inForce, conditions: [{ type: 'Applied', ...done }] }]));
    return document;
  };
  /** The site's relay is emptied; resolves with the generation of the move, once the next relay is told of it. */
  const drain = async () => {
    const { relay_id: from, generation } = await here();
    await want(away(from).id, 'ready');
    await want(from, 'drained');
    await announced(away(from).session, generation + 1);
    return { from: at(from), to: away(from), generation: generation + 1 };
  };
  /** What is left of the move ends, as after it is in force. */
  const finish = async (from: { id: Id; session: TestSession }, generation: number) => {
    await announced(site, generation);
    await obey(site, 'site');
    await announced(from.session, generation + 1);
    await obey(from.session, 'relay');
    await announced(site, generation + 1);
    await obey(site, 'site');
  };
  const addressOf = async () => {
    const [row] = await fleet.rows<{ id: Id; provider_address_id: string; ip: string }>(
      `SELECT p.id, p.provider_address_id, p.ip FROM public_address p JOIN assignment a ON a.address = p.ip
       WHERE a.site_id = $1 AND a.until IS NULL AND p.removed_at IS NULL LIMIT 1`,
      seeded.siteId,
    );
    if (!row) throw new Error('the site has no address of its own');
    return row;
  };

  it('are ordered with the relay’s provider and routed to it, each once', async () => {
    expect((await order(relays.first.id, 2)).status).toBe(201);
    const addresses = await settled(relays.first.id, 2);
    expect(addresses.map(({ address }) => address).sort()).toEqual(['192.0.2.77', '192.0.2.78']);
    const listed = await cloud.provider.listAddresses();
    expect(listed.map(({ label }) => label).sort()).toEqual(addresses.map(({ id }) => id).sort());
    expect(listed.map(({ serverId }) => serverId)).toEqual([relays.first.server, relays.first.server]);
    const [own] = await fleet.rows<{ id: Id }>(
      `INSERT INTO relay (id, region_code, name, public_address) VALUES ($1, 't', 'own', '198.51.100.80') RETURNING id`,
      newId(),
    );
    expect(await order(own?.id ?? '', 1)).toMatchObject({
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
    cloud.standIn.fail(({ method, path }) => method === 'POST' && path === '/floating_ips', {
      status: 403,
      body: { error: { code: 'resource_limit_exceeded', message: 'no', details: null } },
    });
    await order(relays.second.id, 1);
    const [failed] = await until(
      () => pool(relays.second.id),
      ([one]) => one?.problem !== null && one !== undefined,
    );
    expect(failed).toMatchObject({ address: null, state: 'ordered', problem: { code: 'quota-reached' } });
    await fleet.rows('UPDATE public_address SET next_attempt_at = NULL');
    const [ready] = await settled(relays.second.id, 1);
    expect(ready).toMatchObject({ address: '192.0.2.79', problem: null });
  }, 20_000);

  it('are given back when staff take them away, and no more when a tenant has them', async () => {
    const [one] = await pool(relays.second.id);
    const path = `/api/relays/${relays.second.id}/addresses/${one?.address}`;
    expect((await stage.staff.call('DELETE', path)).status).toBe(200);
    await until(
      () => cloud.provider.listAddresses(),
      (left) => left.length === 2,
    );
    await settled(relays.second.id, 0);
  }, 20_000);

  it('are a tenant’s own when staff give it one, which is announced', async () => {
    const path = `/api/relays/${relays.first.id}/tenants/${seeded.tenantId}/own-address`;
    const before = (await faces())[0]?.address;
    const { generation } = await here();
    expect(await stage.staff.call('POST', path)).toMatchObject({ status: 200 });
    const own = (await pool(relays.first.id)).find(({ tenant }) => tenant !== null)?.address;
    expect((await changes()).map(({ data }) => data)).toEqual([{ from: before, to: own }]);
    await announced(relays.first.session, generation + 1);
    expect(((await obey(relays.first.session, 'relay')).body as RelaySiteDesired).face).toEqual({
      address: own,
      ports: null,
    });
    expect(await stage.staff.call('POST', path)).toMatchObject({
      status: 409,
      body: { code: 'address.own-already' },
    });
    const owners = (await pool(relays.first.id)).map(({ tenant }) => tenant?.id);
    expect(owners.sort()).toEqual([seeded.tenantId, undefined]);
  }, 20_000);

  it('go along when the relay is emptied: the next relay first, then the address, then the site', async () => {
    const address = await addressOf();
    const { from, to, generation } = await drain();
    const told = await pull(to.session);
    expect((told.body as RelaySiteDesired).face).toEqual({ address: address.ip, ports: null });
    expect(cloud.world.holderOf(address.provider_address_id)).toBe(from.server);
    expect(await isHeld(generation)).toBe(true);
    await obey(to.session, 'relay');
    await announced(site, generation);
    expect(cloud.world.holderOf(address.provider_address_id)).toBe(to.server);
    const { body } = await obey(site, 'site');
    expect((body as SiteDesired).publicAddress).toBe(address.ip);
    expect((body as SiteDesired).leaving).not.toBeNull();
    await announced(from.session, generation + 1);
    expect(((await obey(from.session, 'relay')).body as RelaySiteDesired).lines).toEqual([]);
    await announced(site, generation + 1);
    expect(((await obey(site, 'site')).body as SiteDesired).leaving).toBeNull();
    expect((await faces()).slice(-2)).toEqual([
      { address: address.ip, relay_id: from.id, ended: true },
      { address: address.ip, relay_id: to.id, ended: false },
    ]);
    expect(await changes()).toHaveLength(1);
    expect((await pool(to.id)).map(({ address: ip }) => ip)).toEqual([address.ip]);
  }, 30_000);

  it('do not, with the reason, where their provider refuses; the move goes on', async () => {
    const address = await addressOf();
    const refusal = { error: { code: 'invalid_input', message: 'no', details: null } };
    cloud.standIn.fail(assigns, { status: 422, body: refusal });
    const { from, to, generation } = await drain();
    await obey(to.session, 'relay');
    await announced(to.session, generation + 1);
    const { body } = await obey(to.session, 'relay');
    expect((body as RelaySiteDesired).face?.address).not.toBe(address.ip);
    await announced(site, generation + 1);
    expect(((await obey(site, 'site')).body as SiteDesired).publicAddress).not.toBe(address.ip);
    const change = (await changes()).at(-1)?.data;
    expect(change).toMatchObject({ from: address.ip, why: 'request-refused' });
    expect(await here()).toMatchObject({ relay_id: to.id });
    // What the refusal left unassigned is brought back to the relay that it belongs to.
    await until(
      async () => cloud.world.holderOf(address.provider_address_id),
      (holder) => holder === from.server,
      10_000,
    );
    const [move] = await fleet.rows('SELECT follows FROM site_move WHERE left_at IS NULL');
    expect(move).toEqual({ follows: false });
    await fleet.rows(`UPDATE site_move SET at = now() - interval '10 minutes' WHERE left_at IS NULL`);
    await announced(site, generation + 2);
    await obey(site, 'site');
  }, 30_000);

  it('go along with all sites that have them, in one go', async () => {
    const { relay_id: relayId } = await here();
    const mate = newId();
    await fleet.rows(
      `INSERT INTO site (id, tenant_id, name, region_code, braid, lan, relay_id, relay_index)
       SELECT $1, tenant_id, 'Mate', region_code, braid, lan, relay_id, 9 FROM site WHERE id = $2`,
      mate,
      seeded.siteId,
    );
    const address = await addressOf();
    await fleet.rows(
      `INSERT INTO assignment (id, tenant_id, site_id, relay_id, address) VALUES ($1, $2, $3, $4, $5)`,
      newId(),
      seeded.tenantId,
      mate,
      relayId,
      address.ip,
    );
    const before = (await changes()).length;
    const move = await drain();
    const moved = await fleet.rows<{ relay_id: Id }>('SELECT relay_id FROM site WHERE removed_at IS NULL');
    expect(moved.map(({ relay_id: id }) => id)).toEqual([move.to.id, move.to.id]);
    await obey(move.to.session, 'relay');
    await finish(move.from, move.generation);
    expect(cloud.world.holderOf(address.provider_address_id)).toBe(move.to.server);
    expect(await changes()).toHaveLength(before);
    await fleet.rows('UPDATE assignment SET until = now() WHERE site_id = $1', mate);
    await fleet.rows('UPDATE site SET removed_at = now() WHERE id = $1', mate);
  }, 30_000);

  it('are given back when no row knows them, not before their grace is over, and each though another is refused', async () => {
    const before = (await cloud.provider.listAddresses()).length;
    for (const label of [newId(), newId()]) {
      await cloud.provider.createAddress({ label, region: hetznerBench.region, family: 4 });
    }
    const bought = cloud.world.addAddress('192.0.2.200');
    const reaper = booted.app.get(AddressReaper, { strict: false });
    const left = async () => (await cloud.provider.listAddresses()).length;
    await reaper.run();
    await reaper.run(Date.now() + GRACE_MS - 5_000);
    expect(await left()).toBe(before + 3);
    cloud.standIn.fail(({ method }) => method === 'DELETE', {
      status: 423,
      body: { error: { code: 'locked', message: 'no', details: null } },
    });
    await reaper.run(Date.now() + GRACE_MS + 5_000);
    expect(await left()).toBe(before + 2);
    await reaper.run(Date.now() + GRACE_MS + 5_000);
    expect((await cloud.provider.listAddresses()).map(({ id }) => id)).toContain(bought);
    expect(await left()).toBe(before + 1);
    expect(await fleet.rows('SELECT FROM stray')).toEqual([]);
  }, 20_000);

  describe('when the control plane dies while one goes along', () => {
    let locks: Locks;

    beforeAll(async () => {
      // Only what this test starts looks after addresses from here on.
      await booted.app.get(AddressReconciler, { strict: false }).onModuleDestroy();
      locks = new Locks(booted.app.get(DatabaseServer).ownerUrl);
    });
    afterAll(() => locks?.close());

    /** As after a start; dies before or after the n-th effect, each one point from 0. */
    function keeper(death = Number.POSITIVE_INFINITY): AddressKeeper {
      let points = 0;
      const point = () => {
        points += 1;
        if (points === death + 1) throw new Killed();
      };
      const around = async <T>(effect: () => Promise<T>): Promise<T> => {
        point();
        const result = await effect();
        point();
        return result;
      };
      const calls = booted.app.get(AddressCalls, { strict: false });
      const scribe = booted.app.get(AddressScribe, { strict: false });
      return new AddressKeeper(
        booted.app.get(Database),
        locks,
        Object.assign(Object.create(calls), {
          make: (...args: Parameters<AddressCalls['make']>) => around(() => calls.make(...args)),
        }),
        Object.assign(Object.create(scribe), {
          write: (...args: Parameters<AddressScribe['write']>) => around(() => scribe.write(...args)),
        }),
      );
    }
    const assigned = () => cloud.standIn.requests.filter(assigns).length;
    const follows = async (id: Id) => {
      const [row] = await fleet.rows<{ follows_since: Date | null; routed_to: Id | null }>(
        'SELECT follows_since, routed_to FROM public_address WHERE id = $1',
        id,
      );
      return row;
    };

    it.each([0, 1, 2, 3])(
      'it is routed once and its site told, dead at point %d',
      async (death) => {
        const address = await addressOf();
        const [orders, told] = [assigned(), (await changes()).length];
        const { from, to, generation } = await drain();
        await keeper().pass(address.id);
        expect(assigned()).toBe(orders);
        await obey(to.session, 'relay');
        await until(
          async () =>
            keeper(death)
              .pass(address.id)
              .then(
                () => false,
                (error: unknown) => error instanceof Killed,
              ),
          (killed) => killed,
        );
        await keeper().pass(address.id);
        expect(await follows(address.id)).toEqual({ follows_since: null, routed_to: to.id });
        expect(assigned()).toBe(orders + 1);
        expect(cloud.world.holderOf(address.provider_address_id)).toBe(to.server);
        // Who dies after the write tells nobody; the wait of its site ends by itself.
        if (death === 3)
          await fleet.rows('UPDATE desired_document SET held_until = now() WHERE held_until IS NOT NULL');
        await finish(from, generation);
        expect(await changes()).toHaveLength(told);
      },
      30_000,
    );

    it('it is found where it was routed, though the time was over', async () => {
      const address = await addressOf();
      const told = (await changes()).length;
      const { from, to, generation } = await drain();
      await obey(to.session, 'relay');
      await until(
        async () =>
          (await keeper(1)
            .pass(address.id)
            .catch((error: unknown) => error)) instanceof Killed,
        (killed) => killed,
      );
      await fleet.rows(
        `UPDATE public_address SET follows_since = now() - interval '1 minute' WHERE id = $1`,
        address.id,
      );
      await keeper().pass(address.id);
      expect(await follows(address.id)).toEqual({ follows_since: null, routed_to: to.id });
      await finish(from, generation);
      expect(await changes()).toHaveLength(told);
    }, 30_000);

    it('goes at once where the former relay is dead, however ready the next one is', async () => {
      const address = await addressOf();
      const told = (await changes()).length;
      const { relay_id: fromId, generation } = await here();
      const [from, to] = [at(fromId), away(fromId)];
      await want(to.id, 'ready');
      await from.session.vanish();
      await fleet.rows(
        'UPDATE device SET away_since = now() WHERE relay_id = $1 AND away_since IS NULL',
        fromId,
      );
      await fleet.rows('UPDATE relay SET lost_at = now() WHERE id = $1', fromId);
      await announced(to.session, generation + 1);
      await keeper().pass(address.id);
      expect(cloud.world.holderOf(address.provider_address_id)).toBe(to.server);
      await obey(to.session, 'relay');
      await announced(site, generation + 1);
      expect(((await obey(site, 'site')).body as SiteDesired).publicAddress).toBe(address.ip);
      expect(await changes()).toHaveLength(told);
    }, 30_000);

    it('stays when nobody routed it in time, and its site gets another', async () => {
      const address = await addressOf();
      const { relay_id: toId, generation } = await here();
      const from = away(toId);
      await fleet.rows(
        `UPDATE public_address SET routed_to = $2, follows_since = now() - interval '1 minute' WHERE id = $1`,
        address.id,
        from.id,
      );
      cloud.standIn.fail(
        ({ path }) => path === '/floating_ips',
        ...Array.from({ length: 9 }, () => 'lost' as const),
      );
      await keeper().pass(address.id);
      await announced(at(toId).session, generation + 1);
      expect((await changes()).at(-1)?.data).toMatchObject({ from: address.ip, why: 'provider-unreachable' });
      const [row] = await fleet.rows(
        'SELECT relay_id, routed_to FROM public_address WHERE id = $1',
        address.id,
      );
      expect(row).toEqual({ relay_id: from.id, routed_to: null });
    }, 30_000);
  });
});
