import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Id, type NewClaim, type Problem, parseClaim, type Site } from '@tresse/contracts';
import { Database } from '../src/database/index.js';
import { type Booted, boot } from './boot.js';
import { type Estate, enrolDevice, settle, siteBody } from './estate.js';
import { signUp } from './person.js';

describe('sites', () => {
  let booted: Booted;
  let estate: Estate;

  beforeAll(async () => {
    booted = await boot({ TRESSE_STAFF_EMAIL: 'staff@example.org' });
    estate = await settle(booted);
  }, 60_000);
  afterAll(() => booted?.stop());

  const address = (siteId: Id, rest = '') => `/api/sites/${siteId}${rest}`;

  async function read(siteId: Id): Promise<Site> {
    return (await estate.mine.browser.call('GET', address(siteId))).body as Site;
  }

  async function create(name: string, more: object = {}): Promise<Site> {
    const answer = await estate.mine.browser.call('POST', '/api/sites', { ...siteBody(name), ...more });
    expect(answer).toMatchObject({ status: 201 });
    return answer.body as Site;
  }

  it('begin at generation 1, waiting for a box', async () => {
    const site = await create('Atelier');
    expect(site).toMatchObject({
      state: 'waiting',
      device: null,
      demo: null,
      lines: [{ index: 1, name: 'Line 1', state: 'unknown' }, { index: 2 }],
      rollout: { generation: 1, state: 'waiting', appliedGeneration: null },
      relay: { name: 'demo-1', online: true },
    });
  });

  it('know what their relay offers, and refuse what it lacks', async () => {
    const offered = {
      kernelWireguard: true,
      mptcp: true,
      bonding: false,
      openvpn: true,
      dnsmasq: true,
      qdiscs: [],
      access: [],
      ipv6: true,
    };
    const before = await create('Grange');
    expect(before.relay?.capabilities).toBeNull();
    await booted.app.get(Database).forPlatform('relays', async (tx) => {
      const device = await tx.device.findFirstOrThrow({ where: { relayId: estate.relayId } });
      const document = { capabilities: offered };
      await tx.reportedState.create({ data: { deviceId: device.id, document, receivedAt: new Date() } });
    });
    expect((await read(before.id)).relay?.capabilities).toEqual(offered);
    const bond = { ...siteBody('Grange'), braid: { profile: 'bond' } };
    const answer = await estate.mine.browser.call('POST', address(before.id, '/preview'), bond);
    expect((answer.body as Problem).fields).toContainEqual(
      expect.objectContaining({ path: 'braid.profile', code: 'braid.relay-no-bonding' }),
    );
  });

  it.each([
    [1_054, 200, []],
    [1_055, 400, ['braid.relay-out-of-ports']],
  ])('at place %i of their relay get %i for a bond', async (relayIndex, status, codes) => {
    const { id } = await create(`Place ${relayIndex}`);
    await booted.app.get(Database).forPlatform('relays', async (tx) => {
      await tx.reportedState.deleteMany({});
      await tx.site.update({ where: { id }, data: { relayIndex } });
    });
    const bond = { ...siteBody(`Place ${relayIndex}`), braid: { profile: 'bond' } };
    const answer = await estate.mine.browser.call('PUT', address(id), { generation: 1, site: bond });
    expect(answer.status).toBe(status);
    const { fields = [] } = answer.body as Partial<Problem>;
    expect(fields.map(({ code }) => code)).toEqual(codes);
  });

  it('of another tenant are not found, whatever is done to them', async () => {
    const { siteId } = estate.other;
    const { browser } = estate.mine;
    const claims = await browser.call('POST', address(siteId, '/claims'));
    const update = await browser.call('PUT', address(siteId), { generation: 1, site: siteBody() });
    const telemetry = `/telemetry?from=${new Date().toISOString()}`;
    const reads = ['', '/events', '/jobs', telemetry, '/stream'].map((rest) =>
      browser.call('GET', address(siteId, rest)),
    );
    const answers = [
      claims,
      update,
      ...(await Promise.all(reads)),
      await browser.call('DELETE', address(siteId)),
    ];
    expect(answers.map((answer) => [answer.status, (answer.body as Problem).code])).toEqual(
      answers.map(() => [404, 'not-found']),
    );
  });

  it('cannot be changed by a viewer', async () => {
    const viewer = await signUp(booted);
    const me = (await viewer.call('GET', '/api/me')).body as { tenant: { id: Id } };
    const { Pool } = await import('pg');
    const { AUTH_POOL } = await import('../src/database/index.js');
    const pool = booted.app.get<InstanceType<typeof Pool>>(AUTH_POOL);
    await pool.query(`UPDATE tenant_member SET role = 'viewer' WHERE tenant_id = $1`, [me.tenant.id]);
    expect(await viewer.call('GET', '/api/sites')).toMatchObject({ status: 200, body: [] });
    expect(await viewer.call('POST', '/api/sites', siteBody())).toMatchObject({
      status: 403,
      body: { code: 'auth.forbidden' },
    });
  });

  it.each<[string, object, string, string]>([
    ['one line', { lines: siteBody().lines.slice(0, 1) }, 'lines', 'lines.too-few'],
    [
      'nine lines',
      { lines: Array.from({ length: 9 }, () => siteBody().lines[0]) },
      'lines',
      'lines.too-many',
    ],
    ['a field nobody knows', { colour: 'red' }, 'colour', 'field.unknown'],
    ['no name', { name: undefined }, 'name', 'field.required'],
    [
      'an address that is none',
      { lan: { interface: 'lan0', address: '1.2.3/24' } },
      'lan.address',
      'field.cidr',
    ],
    ['a region that is none', { region: 'moon' }, 'region', 'region.unknown'],
    [
      'a LAN over a line’s network',
      { lan: { interface: 'lan0', address: '192.168.2.9/24' } },
      'lan.address',
      'lan.overlaps-line',
    ],
  ])('with %s are refused at the field, in both languages', async (_, change, path, code) => {
    const answer = await estate.mine.browser.call('POST', '/api/sites', { ...siteBody(), ...change });
    expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
    const fields = (answer.body as Problem).fields ?? [];
    expect(fields).toContainEqual({
      path,
      code,
      message: { en: expect.stringMatching(/\S/), fr: expect.stringMatching(/\S/) },
    });
  });

  const withLine = (change: object) => ({
    lines: siteBody().lines.map((line, place) => (place === 0 ? { ...line, ...change } : line)),
  });
  const rule = (name: string, match: object) => ({ name, line: 'Line 1', whenDown: 'braid', match });
  const games = { protocol: 'udp', ports: [{ first: 3_000, last: 3_100 }] };
  const forward = (port: number) => ({
    ...{ name: 'Web', protocol: 'tcp', publicPorts: { first: port, last: port } },
    ...{ toAddress: '192.168.50.20', toPort: 80 },
  });

  it.each<[string, object, string, string]>([
    [
      'bypass rules that overlap',
      { bypass: [rule('Games', games), rule('One', { ...games, ports: [{ first: 3_050, last: 3_050 }] })] },
      'bypass.1.match',
      'rule.shadowed',
    ],
    [
      'a port that the relay uses',
      { portForwards: [forward(22)] },
      'portForwards.0.publicPorts.first',
      'forward.port-reserved',
    ],
    [
      'a limit of 0',
      withLine({ limit: { downKbit: 0, upKbit: 500 } }),
      'lines.0.limit.downKbit',
      'field.rate',
    ],
    [
      'a limit above the line’s rate',
      withLine({ limit: { downKbit: 7_233, upKbit: 500 } }),
      'lines.0.limit.downKbit',
      'line.limit-above-contract',
    ],
    [
      'an allowance from the 31st',
      withLine({ allowance: { gigabytes: 50, billingDay: 31, whenSpent: 'cut' } }),
      'lines.0.allowance.billingDay',
      'allowance.day',
    ],
    [
      'nine lines',
      { lines: Array.from({ length: 9 }, () => siteBody().lines[0]) },
      'lines',
      'lines.too-many',
    ],
  ])(
    'with %s are refused at the field by preview and change alike, and stay as they are',
    async (name, change, path, code) => {
      const { id } = await create(name);
      const site = { ...siteBody(name), ...change };
      for (const [method, rest, body] of [
        ['POST', '/preview', site],
        ['PUT', '', { generation: 1, site }],
      ] as const) {
        const answer = await estate.mine.browser.call(method, address(id, rest), body);
        expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
        const found = (answer.body as Problem).fields?.find((field) => field.code === code);
        expect(found?.path.replace(/^site\./, '')).toBe(path);
      }
      expect((await read(id)).rollout.generation).toBe(1);
    },
  );

  it('cannot take a public port that another tenant’s site uses', async () => {
    const forward = {
      name: 'Web',
      protocol: 'tcp',
      publicPorts: { first: 8_443, last: 8_443 },
      toAddress: '192.168.50.2',
      toPort: 443,
    };
    await create('First', { portForwards: [forward] });
    const answer = await estate.other.browser.call('POST', '/api/sites', {
      ...siteBody(),
      portForwards: [forward],
    });
    expect(answer.body).toMatchObject({
      fields: [{ path: 'portForwards.0.publicPorts.first', code: 'forward.port-taken' }],
    });
  });

  it('get a public port that two tenants ask for at once to one of them, and the other is told the field', async () => {
    const bodies = Array.from({ length: 6 }, (_, place) => ({
      ...siteBody(`Race ${place}`),
      portForwards: [
        {
          name: 'Game',
          protocol: 'udp',
          publicPorts: { first: 3_074, last: 3_074 },
          toAddress: '192.168.50.2',
          toPort: 3_074,
        },
      ],
    }));
    const answers = await Promise.all(
      bodies.map((body, place) =>
        (place % 2 ? estate.mine : estate.other).browser.call('POST', '/api/sites', body),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    const refused = answers.filter(({ status }) => status !== 201);
    for (const { status, body } of refused) {
      const fields = (body as Problem).fields?.map(({ path, code }) => ({ path, code }));
      expect({ status, fields }).toEqual({
        status: 400,
        fields: [{ path: 'portForwards.0.publicPorts.first', code: 'forward.port-taken' }],
      });
    }
  });

  it('keep their lines’ ids and indexes through a change, and give a new line the free index', async () => {
    const site = await create('Grange');
    const [first, second] = site.lines;
    const body = siteBody('Grange');
    const answer = await estate.mine.browser.call('PUT', address(site.id), {
      generation: 1,
      site: {
        ...body,
        lines: [
          { ...body.lines[1], id: second?.id, interface: 'wan1' },
          { ...body.lines[0], name: '4G', interface: 'wan2' },
        ],
      },
    });
    expect(answer).toMatchObject({ status: 200, body: { rollout: { generation: 2 } } });
    const { lines } = answer.body as Site;
    expect(lines.map(({ index, name, interface: on }) => [index, name, on])).toEqual([
      [1, '4G', 'wan2'],
      [2, 'Line 2', 'wan1'],
    ]);
    expect(lines[1]?.id).toBe(second?.id);
    expect(lines[0]?.id).not.toBe(first?.id);
  });

  it('are not changed over somebody else’s change', async () => {
    const site = await create('Moulin');
    const change = { generation: 1, site: { ...siteBody('Moulin neuf') } };
    const [one, two] = await Promise.all([
      estate.mine.browser.call('PUT', address(site.id), change),
      estate.mine.browser.call('PUT', address(site.id), change),
    ]);
    expect([one.status, two.status].sort()).toEqual([200, 409]);
    expect((await read(site.id)).rollout.generation).toBe(2);
  });

  it('tell what a change would do, without doing it', async () => {
    const site = await create('Verger');
    const input = {
      ...siteBody('Verger'),
      lines: siteBody().lines.map((line, place) => ({ ...line, id: site.lines[place]?.id })),
      lan: { interface: 'lan0', address: '192.168.60.1/24' },
    };
    const preview = await estate.mine.browser.call('POST', address(site.id, '/preview'), input);
    expect(preview).toMatchObject({
      status: 200,
      body: {
        effect: 'lan-pause',
        pauseMs: 2_000,
        changes: [{ field: 'lan.address', before: '192.168.50.1/24', after: '192.168.60.1/24' }],
      },
    });
    expect((await read(site.id)).rollout.generation).toBe(1);
  });

  it('make documents for both ends in one generation as soon as both are enrolled', async () => {
    const site = await create('Serre');
    const { tenantId } = estate.mine;
    const deviceId = await enrolDevice(booted, { siteId: site.id, tenantId });
    await estate.mine.browser.call('PUT', address(site.id), {
      generation: 1,
      site: { ...siteBody('Serre') },
    });
    const documents = await booted.app
      .get(Database)
      .forPlatform('staff', (tx) => tx.desiredDocument.findMany({ where: { scope: `site:${site.id}` } }));
    expect(documents.map((row) => row.generation)).toEqual([2, 2]);
    expect(documents.some((row) => row.deviceId === deviceId)).toBe(true);
    const roles = documents.map((row) => (JSON.parse(row.payload) as { body: { role: string } }).body.role);
    expect(roles.sort()).toEqual(['relay-site', 'site']);
  });

  it('get a claim whose text says where to enrol, and only the newest counts', async () => {
    const site = await create('Cave');
    const first = (await estate.mine.browser.call('POST', address(site.id, '/claims'))).body as NewClaim;
    const second = (await estate.mine.browser.call('POST', address(site.id, '/claims'))).body as NewClaim;
    expect(parseClaim(first.text)?.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+/);
    expect((await read(site.id)).claim?.id).toBe(second.id);
    const rows = await booted.app
      .get(Database)
      .forPlatform('staff', (tx) =>
        tx.claim.findMany({ where: { siteId: site.id }, orderBy: { id: 'asc' } }),
      );
    expect(rows.map((row) => row.revokedAt !== null)).toEqual([true, false]);
    const secret = parseClaim(second.text)?.secret ?? 'none';
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  it('refuse a job without a box, and while one is running', async () => {
    const site = await create('Four');
    const ask = () => estate.mine.browser.call('POST', address(site.id, '/jobs'), { kind: 'identify' });
    expect(await ask()).toMatchObject({ status: 409, body: { code: 'site.no-device' } });
    await enrolDevice(booted, { siteId: site.id, tenantId: estate.mine.tenantId });
    expect(await ask()).toMatchObject({ status: 202, body: { kind: 'identify', state: 'queued' } });
    expect(await ask()).toMatchObject({ status: 409, body: { code: 'job.running' } });
    expect(await estate.mine.browser.call('GET', address(site.id, '/jobs'))).toMatchObject({
      body: [{ kind: 'identify' }],
    });
  });

  it('leave when they are removed, with their box revoked and a trace in the audit log', async () => {
    const site = await create('Ruine');
    const deviceId = await enrolDevice(booted, { siteId: site.id, tenantId: estate.mine.tenantId });
    expect(await estate.mine.browser.call('DELETE', address(site.id))).toMatchObject({ status: 200 });
    expect(await estate.mine.browser.call('GET', address(site.id))).toMatchObject({ status: 404 });
    const device = await booted.app
      .get(Database)
      .forPlatform('staff', (tx) => tx.device.findUnique({ where: { id: deviceId } }));
    expect(device?.revokedAt).not.toBeNull();
    const audit = await estate.mine.browser.call('GET', '/api/audit?limit=1');
    expect(audit.body).toMatchObject({ items: [{ action: 'site.remove', subject: 'Ruine' }] });
  });

  it('page through their timeline', async () => {
    const { siteId, browser } = estate.mine;
    for (let generation = 1; generation <= 3; generation += 1) {
      await browser.call('PUT', address(siteId), { generation, site: siteBody() });
    }
    const kinds: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const cursor: string = next && `&cursor=${next}`;
      const { body } = await browser.call('GET', address(siteId, `/events?limit=2${cursor}`));
      const page = body as { items: { kind: string }[]; next: string | null };
      kinds.push(...page.items.map(({ kind }) => kind));
      next = page.next;
    }
    expect(kinds).toEqual(['site.changed', 'site.changed', 'site.changed', 'site.created']);
  });
});
