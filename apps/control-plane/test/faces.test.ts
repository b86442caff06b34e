import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Id, Relay, RelaySite, Site, SiteSummary } from '@tresse/contracts';
import { AssignmentCatchUp } from '../src/assignments/assignment-catch-up.js';
import { insertAssignments } from '../src/assignments/assignments.repository.js';
import { Assignments } from '../src/assignments/index.js';
import { Database, newId } from '../src/database/index.js';
import { FACE_PORTS } from '../src/desired-state/addressing-plan.js';
import { changePlace, endMoves } from '../src/relay-moves/index.js';
import { type Booted, boot } from './boot.js';
import { enrolDevice, makeRelay, siteBody } from './estate.js';
import { Fleet } from './fleet.js';
import { type Browser, signUp } from './person.js';

interface Row {
  tenant_id: Id;
  site_id: Id;
  address: string;
  port_first: number | null;
  until: Date | null;
}

interface PlacedRow {
  id: Id;
  tenantId: Id;
  relayId: Id;
  relayIndex: number;
  generation: number;
}

describe('the public faces of a relay', () => {
  let booted: Booted;
  let fleet: Fleet;
  let staff: Browser;
  let relayId: Id;
  const people: Browser[] = [];

  beforeAll(async () => {
    booted = await boot({ TRESSE_STAFF_EMAIL: 'staff@example.org' });
    staff = await signUp(booted, { email: 'staff@example.org' });
    fleet = await Fleet.of(booted);
    relayId = await makeRelay(booted);
    for (const name of ['one', 'two', 'three']) {
      people.push(await signUp(booted, { email: `${name}@example.org` }));
    }
  }, 60_000);
  afterAll(async () => {
    await fleet?.close();
    await booted?.stop();
  });

  const [one, two, three] = [0, 1, 2].map((place) => () => people[place] as Browser) as [
    () => Browser,
    () => Browser,
    () => Browser,
  ];
  const forward = (port: number) => ({
    name: 'Web',
    protocol: 'tcp',
    publicPorts: { first: port, last: port },
    toAddress: '192.168.50.20',
    toPort: 80,
  });
  const create = async (by: Browser, name: string, more: object = {}) => {
    const { status, body } = await by.call('POST', '/api/sites', { ...siteBody(name), ...more });
    return { status, body: body as Site };
  };
  const faceOf = async (siteId: Id) => {
    const rows = await fleet.rows<Row>(
      `SELECT * FROM assignment WHERE site_id = '${siteId}' ORDER BY "from"`,
    );
    return rows.map(({ address, port_first, until }) => [address, port_first, until === null]);
  };
  const said = async (device: Id, siteId: Id) => {
    const [row] = await fleet.rows<{ payload: string }>(
      `SELECT payload FROM desired_document WHERE device_id = '${device}' AND scope = 'site:${siteId}'
       ORDER BY generation DESC LIMIT 1`,
    );
    return JSON.parse(row?.payload ?? 'null')?.body;
  };

  it('are ranges of the relay’s own address that no two tenants share, and all of a tenant’s sites do', async () => {
    const first = (await create(one(), 'A1')).body;
    const second = (await create(one(), 'A2')).body;
    const other = (await create(two(), 'B1')).body;
    expect(await faceOf(first.id)).toEqual([['203.0.113.10', 1_024, true]]);
    expect(await faceOf(second.id)).toEqual([['203.0.113.10', 1_024, true]]);
    expect(await faceOf(other.id)).toEqual([['203.0.113.10', 1_536, true]]);
  });

  it('are told to the relay and to the site in the same generation', async () => {
    const { id } = (await create(one(), 'A3')).body;
    const [row] = await fleet.rows<{ tenant_id: Id }>(`SELECT tenant_id FROM site WHERE id = '${id}'`);
    const box = await enrolDevice(booted, { siteId: id, tenantId: row?.tenant_id ?? '' });
    const site = (await one().call('GET', `/api/sites/${id}`)).body as Site;
    const { status } = await one().call('PUT', `/api/sites/${id}`, {
      generation: 1,
      site: {
        ...siteBody('A3 renamed'),
        lines: site.lines.map(({ id: line }, at) => ({ ...siteBody().lines[at], id: line })),
      },
    });
    expect(status).toBe(200);
    const [relayDevice] = await fleet.rows<{ id: Id }>(`SELECT id FROM device WHERE relay_id = '${relayId}'`);
    const face = { address: '203.0.113.10', ports: { first: 1_024, last: 1_535 } };
    expect((await said(relayDevice?.id ?? '', id)).face).toEqual(face);
    expect((await said(box, id)).publicAddress).toBe('203.0.113.10');
  });

  it('are an address of the pool where one is free, added by staff and refused twice', async () => {
    const path = `/api/relays/${relayId}/addresses`;
    const added = await staff.call('POST', path, { address: '203.0.113.20' });
    expect(added.status).toBe(201);
    expect((added.body as Relay).addresses).toMatchObject([
      { address: '203.0.113.20', state: 'ready', problem: null, tenant: null },
    ]);
    for (const address of ['203.0.113.20', '203.0.113.10']) {
      expect(await staff.call('POST', path, { address })).toMatchObject({
        status: 409,
        body: { fields: [{ path: 'address', code: 'address.taken' }] },
      });
    }
    expect((await one().call('POST', path, { address: '203.0.113.21' })).status).toBe(403);
    const { id } = (await create(three(), 'C1')).body;
    expect(await faceOf(id)).toEqual([['203.0.113.20', null, true]]);
    expect((await staff.call('DELETE', `${path}/203.0.113.20`)).body).toMatchObject({
      code: 'address.in-use',
    });
    const { addresses } = (await staff.call('GET', `/api/relays/${relayId}`)).body as Relay;
    expect(addresses).toMatchObject([{ address: '203.0.113.20', tenant: { name: expect.any(String) } }]);
  });

  it('keep a tenant’s sites apart from nobody’s port forwards but those on its own address', async () => {
    expect((await create(one(), 'Fa', { portForwards: [forward(8_080)] })).status).toBe(201);
    expect(await create(two(), 'Fb', { portForwards: [forward(8_080)] })).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'portForwards.0.publicPorts.first', code: 'forward.port-taken' }] },
    });
    expect((await create(three(), 'Fc', { portForwards: [forward(8_080)] })).status).toBe(201);
    expect((await create(three(), 'Fd', { portForwards: [forward(8_080)] })).status).toBe(400);
  });

  it('are ports of the relay’s own address again when staff have a tenant share it, which is announced', async () => {
    const sites = (await three().call('GET', '/api/sites')).body as SiteSummary[];
    const [c1, fc] = ['C1', 'Fc'].map((name) => sites.find((site) => site.name === name)?.id ?? '');
    const [row] = await fleet.rows<{ tenant_id: Id }>(`SELECT tenant_id FROM site WHERE id = '${c1}'`);
    const path = `/api/relays/${relayId}/tenants/${row?.tenant_id}/own-address`;
    const whole = ['203.0.113.20', null, true];
    expect(await staff.call('DELETE', path)).toMatchObject({
      status: 409,
      body: { code: 'address.ports-taken' },
    });
    expect(await faceOf(c1 ?? '')).toEqual([whole]);
    expect((await three().call('DELETE', `/api/sites/${fc}`)).status).toBe(200);
    expect((await one().call('DELETE', path)).status).toBe(403);

    const ended = await staff.call('DELETE', path);
    expect(ended.status).toBe(200);
    expect((ended.body as Relay).addresses).toMatchObject([{ address: '203.0.113.20', tenant: null }]);
    expect(await faceOf(c1 ?? '')).toEqual([
      ['203.0.113.20', null, false],
      ['203.0.113.10', 2_048, true],
    ]);
    const [event] = await fleet.rows<{ data: object }>(
      `SELECT data FROM event WHERE site_id = '${c1}' AND kind = 'site.address-changed'`,
    );
    expect(event?.data).toEqual({ from: '203.0.113.20', to: '203.0.113.10', why: 'shared-address' });
    expect(await staff.call('DELETE', path)).toMatchObject({ body: { code: 'address.shared-already' } });
    expect((await staff.call('POST', path)).status).toBe(200);
    expect((await faceOf(c1 ?? '')).at(-1)).toEqual(whole);
  });

  it('end with the site, and the row stays', async () => {
    const { id } = (await create(two(), 'B2')).body;
    expect((await two().call('DELETE', `/api/sites/${id}`)).status).toBe(200);
    expect(await faceOf(id)).toEqual([['203.0.113.10', 1_536, false]]);
    const refused = booted.app
      .get(Database)
      .forPlatform('relays', (tx) =>
        tx.assignment.updateMany({ where: { siteId: id }, data: { until: null } }),
      );
    await expect(refused).rejects.toThrow('ends once');
    const deleted = booted.app
      .get(Database)
      .forPlatform('relays', (tx) => tx.assignment.deleteMany({ where: { siteId: id } }));
    await expect(deleted).rejects.toThrow('denied');
  });

  it('are shown to staff with the sites of the relay by name, page by page', async () => {
    const path = `/api/relays/${relayId}/sites?limit=2`;
    const page = (await staff.call('GET', path)).body as { items: RelaySite[]; next: string };
    expect(page.items.map(({ name, address, ports }) => [name, address, ports?.first])).toEqual([
      ['A1', '203.0.113.10', 1_024],
      ['A2', '203.0.113.10', 1_024],
    ]);
    const next = (await staff.call('GET', `${path}&cursor=${page.next}`)).body as { items: RelaySite[] };
    expect(next.items.map(({ name }) => name)).toEqual(['A3 renamed', 'B1']);
    expect((await one().call('GET', path)).status).toBe(403);
  });

  it('are given at the next start to sites that were there before', async () => {
    const { id } = (await create(two(), 'B3', { portForwards: [forward(8_083)] })).body;
    await fleet.rows(`DELETE FROM assignment WHERE site_id = '${id}'`);
    await booted.app.get(AssignmentCatchUp).onApplicationBootstrap();
    expect(await faceOf(id)).toEqual([['203.0.113.10', 1_536, true]]);
    const [row] = await fleet.rows<{ generation: number }>(`SELECT generation FROM site WHERE id = '${id}'`);
    expect(row?.generation).toBe(2);
  });

  it('are two of a site while its connections live on at the relay it leaves, and nobody else gets the first', async () => {
    const { id } = (await create(two(), 'B4')).body;
    const elsewhere = newId();
    const database = booted.app.get(Database);
    const assignments = booted.app.get(Assignments);
    await database.forPlatform('relays', (tx) =>
      tx.relay.create({
        data: {
          ...{ id: elsewhere, regionCode: 'demo', name: 'demo-2', publicAddress: '203.0.113.30' },
          state: 'failed',
        },
      }),
    );
    const [site] = await fleet.rows<PlacedRow>(
      `SELECT id, tenant_id AS "tenantId", relay_id AS "relayId", relay_index AS "relayIndex", generation
       FROM site WHERE id = '${id}'`,
    );
    if (!site) throw new Error('no site');
    await database.forPlatform('relays', async (tx) => {
      await assignments.assign(tx, site, elsewhere);
      const place = { relayId: elsewhere, relayIndex: 7 };
      await changePlace(tx, { site, to: place, cause: 'asked', keeps: true, follows: false });
    });
    const there = ['203.0.113.30', 1_024, true];
    expect(await faceOf(id)).toEqual([['203.0.113.10', 1_536, true], there]);
    for (const { id: other } of (await two().call('GET', '/api/sites')).body as Site[]) {
      if (other !== id) await two().call('DELETE', `/api/sites/${other}`);
    }
    const face = { address: '203.0.113.10', ports: { first: 1_536, last: 2_047 } };
    const stranger = database.forPlatform('relays', (tx) =>
      insertAssignments(tx, [{ site: { id: newId(), tenantId: newId() }, relayId, face }]),
    );
    await expect(stranger).rejects.toThrow('assignment_faces_apart');
    await database.forPlatform('relays', (tx) => endMoves(tx, [id]));
    expect(await faceOf(id)).toEqual([['203.0.113.10', 1_536, false], there]);
  });

  it('are the same again of a site that goes back while it still has one there', async () => {
    const { id } = (await create(three(), 'C2')).body;
    const [elsewhere] = await fleet.rows<{ id: Id }>(`SELECT id FROM relay WHERE name = 'demo-2'`);
    const database = booted.app.get(Database);
    const go = async (to: Id) => {
      const [site] = await fleet.rows<PlacedRow>(
        `SELECT id, tenant_id AS "tenantId", relay_id AS "relayId", relay_index AS "relayIndex", generation
         FROM site WHERE id = '${id}'`,
      );
      if (!site) throw new Error('no site');
      await database.forPlatform('relays', async (tx) => {
        await booted.app.get(Assignments).assign(tx, site, to);
        const place = { relayId: to, relayIndex: site.relayIndex + 20 };
        await changePlace(tx, { site, to: place, cause: 'asked', keeps: true, follows: false });
      });
    };
    await go(elsewhere?.id ?? '');
    await go(relayId);
    const rows = await faceOf(id);
    expect(rows.map(([address, , isOpen]) => [address, isOpen])).toEqual([
      ['203.0.113.20', true],
      ['203.0.113.30', true],
    ]);
    expect((await three().call('GET', `/api/sites/${id}`)).body).toMatchObject({ publicPorts: null });
    await three().call('DELETE', `/api/sites/${id}`);
    expect((await faceOf(id)).map(([, , isOpen]) => isOpen)).toEqual([false, false]);
  });

  it('run out: then the relay has no room for another tenant, and room for more sites of those it has', async () => {
    const [row] = await fleet.rows<{ present: number }>(
      `SELECT count(DISTINCT port_first)::int AS present FROM assignment
       WHERE address = '203.0.113.10' AND until IS NULL`,
    );
    const database = booted.app.get(Database);
    const assignments = booted.app.get(Assignments);
    for (let place = row?.present ?? 0; place < FACE_PORTS.first.length; place++) {
      await database.forPlatform('relays', (tx) =>
        assignments.assign(tx, { id: newId(), tenantId: newId() }, relayId),
      );
    }
    const another = await signUp(booted, { email: 'four@example.org' });
    expect(await create(another, 'D1')).toMatchObject({ status: 409, body: { code: 'site.no-room' } });
    expect((await create(one(), 'A9')).status).toBe(201);
  });
});
