import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type DesiredAnnouncement,
  DesiredDocument,
  type FoundInterface,
  type Id,
  inputOfSite,
  type NewClaim,
  PROTOCOL_VERSION,
  parseClaim,
  type SignedDocument,
  type Site,
  type SiteInput,
} from '@tresse/contracts';
import { filter, firstValueFrom } from 'rxjs';
import { Database } from '../src/database/index.js';
import { LiveFeed } from '../src/stream/index.js';
import { type Booted, boot } from './boot.js';
import { applicant, post } from './enrol.js';
import { type Estate, settle, siteBody } from './estate.js';
import { TestDevice, type TestSession } from './test-device.js';

const wired = (name: string, more: Partial<FoundInterface> = {}): FoundInterface => ({
  name,
  mac: `02:00:5e:10:00:0${name.at(-1)}`,
  kind: 'ethernet',
  carrier: true,
  address: null,
  gateway: null,
  internet: null,
  usedFor: null,
  ...more,
});
const FOUND = [
  wired('eth0'),
  wired('eth1', { address: '192.168.1.23/24', gateway: '192.168.1.254', internet: true }),
  wired('eth2', { address: '192.168.0.7/24', gateway: '192.168.0.1', internet: true }),
];

/** How a LAN is refused that lies on the network of a line. */
const ON_A_LINE = {
  status: 400,
  body: { fields: [{ path: 'lan.address', code: 'lan.overlaps-line' }] },
};

describe('a site whose box finds the lines', () => {
  let booted: Booted;
  let estate: Estate;
  let site: Site;
  let box: TestSession;

  beforeAll(async () => {
    booted = await boot();
    estate = await settle(booted);
    const answer = await call('POST', '', { ...siteBody('Moulin'), lines: [] });
    expect(answer.status).toBe(201);
    site = answer.body as Site;
  }, 60_000);
  afterAll(async () => {
    await box?.end();
    await booted?.stop();
  });

  const call = (method: string, path: string, body?: unknown) =>
    estate.mine.browser.call(method, `/api/sites${path}`, body);
  const read = async () => (await call('GET', `/${site.id}`)).body as Site;
  const report = (interfaces: unknown, epoch = 1) =>
    box.say('reported', {
      protocol: PROTOCOL_VERSION,
      at: new Date().toISOString(),
      role: 'site',
      agentVersion: '0.1.1',
      sessionEpoch: epoch,
      scopes: [],
      lines: [],
      drift: { repaired: 0, last: [] },
      publicAddress: null,
      capabilities: null,
      interfaces,
    });

  it('is made without lines, and waits', async () => {
    expect(site).toMatchObject({ state: 'waiting', lines: [], found: null, recommendation: null });
    expect(site.rollout.state).toBe('waiting');
    expect(await documents(booted, site.id)).toBe(0);
    const preview = await call('POST', `/${site.id}/preview`, { ...siteBody('Other name'), lines: [] });
    expect(preview).toMatchObject({ status: 200, body: { changes: [{ field: 'name' }] } });
  });

  it('takes its box, tells it nothing, and shows what it found', async () => {
    const claim = (await call('POST', `/${site.id}/claims`)).body as NewClaim;
    const { body, privateKeyPem } = await applicant(secretOf(claim));
    const enrolled = await post(booted, body);
    expect(enrolled.status).toBe(200);
    box = await new TestDevice(enrolled.body, privateKeyPem).session(1);

    const told = firstValueFrom(
      booted.app
        .get(LiveFeed)
        .of(site.id)
        .pipe(filter(({ type }) => type === 'site')),
    );
    await report(FOUND);
    await told;
    const shown = await read();
    expect(shown).toMatchObject({ state: 'waiting', found: { interfaces: FOUND } });
    expect(shown.rollout.state).toBe('waiting');
    expect(await documents(booted, site.id)).toBe(0);
  });

  it('keeps the time of what was found until something else is', async () => {
    const before = await read();
    await report(FOUND);
    expect((await read()).found).toEqual(before.found);
    await report([...FOUND, wired('eth3')]);
    const { found } = await read();
    expect(found?.interfaces).toHaveLength(4);
    expect(Date.parse(found?.at ?? '')).toBeGreaterThan(Date.parse(before.found?.at ?? ''));
  });

  it('takes no rubbish for an interface', async () => {
    const { found } = await read();
    await report([{ ...FOUND[0], name: '../../etc' }]);
    await report([FOUND[0], FOUND[0]]);
    await report(Array.from({ length: 33 }, (_, place) => wired(`eth${place}`, { mac: null })));
    const after = await read();
    expect(after.found).toEqual(found);
    expect(after.device?.flags).toBeGreaterThan(0);
  });

  it('is told of its lines once they are named, and has them from then on', async () => {
    const { rollout } = await read();
    const named: SiteInput = {
      ...(siteBody('Moulin') as SiteInput),
      lan: { ...(siteBody().lan as SiteInput['lan']), interface: 'eth0' },
      lines: FOUND.slice(1).map(({ name }, place) => ({
        ...({
          kind: 'adsl',
          role: 'always',
          contract: null,
          vlan: null,
          limit: null,
          allowance: null,
        } as const),
        name: `Line ${place + 1}`,
        interface: name,
        addressing: { method: 'dhcp' },
      })),
    };
    const update = { generation: rollout.generation, site: named };
    const onLine = { ...named, lan: { ...named.lan, address: '192.168.1.1/24' } };
    expect(await call('PUT', `/${site.id}`, { ...update, site: onLine })).toMatchObject(ON_A_LINE);
    const onRelay = { ...named, lan: { ...named.lan, address: '203.0.113.9/24' } };
    expect(await call('PUT', `/${site.id}`, { ...update, site: onRelay })).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'lan.address', code: 'lan.holds-relay' }] },
    });
    expect(await call('PUT', `/${site.id}`, update)).toMatchObject({
      status: 200,
      body: { rollout: { state: 'sent' }, lines: [{ interface: 'eth1' }, { interface: 'eth2' }] },
    });
    await box.next<DesiredAnnouncement>('desired/announce', ({ scopes }) => scopes.length === 1);
    await box.say('desired/get', { scopes: [`site:${site.id}`] });
    const { payload } = await box.next<SignedDocument>('desired/document');
    const { body, generation } = DesiredDocument.parse(JSON.parse(payload));
    if (body.role !== 'site') throw new Error('not the site’s');
    expect(body.lines.map((line) => line.interface)).toEqual(['eth1', 'eth2']);

    const without = { generation, site: { ...named, lines: [] } };
    expect(await call('PUT', `/${site.id}`, without)).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'lines', code: 'lines.too-few' }] },
    });
  });

  it('may be changed where a line came to lie on its LAN, but for a LAN that still does', async () => {
    const taken = { address: '192.168.50.23/24', usedFor: 'line' } as const;
    await report([FOUND[0], wired('eth1', taken), FOUND[2]], 2);
    const { rollout, ...now } = await read();
    const given = inputOfSite({ rollout, ...now });
    const renamed = { generation: rollout.generation, site: { ...given, name: 'Moulin neuf' } };
    expect(await call('PUT', `/${site.id}`, renamed)).toMatchObject({ status: 200 });
    const moved = { ...renamed.site, lan: { ...given.lan, address: '192.168.51.1/24' } };
    expect(await call('POST', `/${site.id}/preview`, moved)).toMatchObject({ status: 200 });
    const wide = { ...renamed.site, lan: { ...given.lan, address: '192.168.50.1/23' } };
    expect(await call('POST', `/${site.id}/preview`, wide)).toMatchObject(ON_A_LINE);
  });

  it('forgets what the former box found when another takes its place', async () => {
    const claim = (await call('POST', `/${site.id}/claims`)).body as NewClaim;
    const { body } = await applicant(secretOf(claim));
    expect((await post(booted, body)).status).toBe(200);
    expect((await read()).found).toBeNull();
  });
});

function secretOf({ text }: NewClaim): string {
  const claim = parseClaim(text);
  if (!claim) throw new Error('no claim');
  return claim.secret;
}

/** How many documents there are of the site. */
function documents(booted: Booted, siteId: Id): Promise<number> {
  return booted.app
    .get(Database)
    .forPlatform('device-ingest', (tx) => tx.desiredDocument.count({ where: { scope: `site:${siteId}` } }));
}
