import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type Condition,
  type DesiredAnnouncement,
  type DesiredConfirmation,
  DesiredDocument,
  type DeviceEvent,
  isRemoval,
  PROTOCOL_VERSION,
  type RelaySummary,
  type ReportedScope,
  type ReportedState,
  type SignedDocument,
  type SiteEvent,
} from '@tresse/contracts';
import { Database } from '../src/database/index.js';
import { migrationsDirectory, readMigrations } from '../src/database/migrations-directory.js';
import { DesiredStateService } from '../src/desired-state/index.js';
import { type Booted, boot } from './boot.js';
import { Fleet, type SeededSite } from './fleet.js';
import { type Browser, signUp } from './person.js';
import { TestDevice, type TestSession } from './test-device.js';

describe('a relay', () => {
  let booted: Booted;
  let fleet: Fleet;
  let seeded: SeededSite;
  let staff: Browser;
  let device: TestDevice;
  let relay: TestSession;
  let scope: string;

  beforeAll(async () => {
    booted = await boot({ TRESSE_STAFF_EMAIL: 'staff@example.org' });
    staff = await signUp(booted, { email: 'staff@example.org' });
    fleet = await Fleet.of(booted);
    seeded = await fleet.site();
    scope = `site:${seeded.siteId}`;
    device = await TestDevice.enrol(booted, fleet, seeded, 'relay');
    await TestDevice.enrol(booted, fleet, seeded);
    relay = await device.session(1);
  }, 60_000);
  afterAll(async () => {
    await relay?.end();
    await fleet?.close();
    await booted?.stop();
  });

  const report = (scopes: ReportedScope[]): ReportedState => ({
    protocol: PROTOCOL_VERSION,
    at: new Date().toISOString(),
    role: 'relay',
    agentVersion: '0.1.0',
    sessionEpoch: 1,
    scopes,
    lines: [],
    drift: { repaired: 0, last: [] },
    publicAddress: null,
    capabilities: null,
  });
  const condition = (type: Condition['type']): Condition => ({
    type,
    status: true,
    reason: 'Done',
    message: '',
    at: new Date().toISOString(),
  });
  const path = () => `/api/relays/${seeded.relayId}/events`;

  it('has a timeline of its own for staff: what its agent told and what became of it', async () => {
    const stamp = () => ({ id: randomUUID(), at: new Date().toISOString() });
    const told: DeviceEvent[] = [
      { ...stamp(), kind: 'drift.repaired', steps: ['route add'] },
      { ...stamp(), kind: 'generation.applied', scope: `site:${seeded.siteId}`, generation: 3 },
      { ...stamp(), kind: 'generation.applied', scope: `relay:${seeded.relayId}`, generation: 3 },
      { ...stamp(), kind: 'generation.rolled-back', scope, generation: 3, to: 2, reason: 'NotConfirmed' },
    ];
    await relay.say('events', { events: told });
    await relay.say('events', { events: told });
    const { items } = (await staff.call('GET', path())).body as { items: SiteEvent[] };
    expect(items.map(({ kind }) => kind).sort()).toEqual([
      'device.enrolled',
      'device.online',
      'drift.repaired',
      'generation.applied',
      'generation.rolled-back',
    ]);
    expect(items.find(({ kind }) => kind === 'generation.rolled-back')).toMatchObject({
      data: { scope, generation: 3, to: 2 },
    });
    expect(await fleet.timeline(seeded.siteId)).not.toContain('drift.repaired');
  });

  it('shows its timeline to nobody else, and that of no relay is not found', async () => {
    expect(await (await signUp(booted)).call('GET', path())).toMatchObject({ status: 403 });
    expect(await staff.call('GET', `/api/relays/${randomUUID()}/events`)).toMatchObject({ status: 404 });
  });

  it('gives its sites networks of another prefix, in one generation of each, and none that another relay has', async () => {
    const change = (ipv6Prefix: string | null) =>
      staff.call('PUT', `/api/relays/${seeded.relayId}`, { name: 'Paris', ipv6Prefix });
    const preview = (ipv6Prefix: string) =>
      staff.call('POST', `/api/relays/${seeded.relayId}/preview`, { name: 'Paris', ipv6Prefix });
    await booted.app.get(Database).forTenant(seeded.tenantId, async (tx) => {
      const { lan } = await tx.site.findUniqueOrThrow({ where: { id: seeded.siteId } });
      const withIpv6 = { ...(lan as object), ipv6: true };
      await tx.site.update({ where: { id: seeded.siteId }, data: { lan: withIpv6 } });
    });
    expect(await preview('2001:db8:7::/48')).toMatchObject({
      status: 200,
      body: { gained: 1, moved: 0, stranded: 0, sites: [{ id: seeded.siteId, before: null }] },
    });
    expect(await change('2001:db8:7::/48')).toMatchObject({
      status: 200,
      body: { name: 'Paris', ipv6Prefix: '2001:db8:7::/48' },
    });
    await relay.next<DesiredAnnouncement>('desired/announce', ({ scopes }) =>
      scopes.some((one) => one.scope === scope),
    );
    await relay.say('desired/get', { scopes: [scope, `relay:${seeded.relayId}`] });
    const bodies = [];
    for (const _ of [1, 2]) {
      const { payload } = await relay.next<SignedDocument>('desired/document');
      bodies.push(DesiredDocument.parse(JSON.parse(payload)).body);
    }
    expect(bodies).toContainEqual(expect.objectContaining({ role: 'relay', ipv6Prefix: '2001:db8:7::/48' }));
    expect(bodies).toContainEqual(
      expect.objectContaining({
        role: 'relay-site',
        ipv6: expect.stringMatching(/^2001:db8:7:[0-9a-f]+::\/64$/),
      }),
    );

    const generation = async () =>
      (await fleet.rows('SELECT generation FROM site WHERE id = $1', seeded.siteId))[0]?.generation;
    const unmoved = await generation();
    expect(await change('2001:DB8:7::/48')).toMatchObject({
      status: 200,
      body: { ipv6Prefix: '2001:db8:7::/48' },
    });
    expect(await generation()).toBe(unmoved);

    const listed = (await staff.call('GET', '/api/relays')).body as RelaySummary[];
    expect(listed).toMatchObject([
      { id: seeded.relayId, name: 'Paris', region: 't', sites: 1, online: true },
    ]);
    const made = await staff.call('POST', '/api/relays', {
      name: 'Lyon',
      region: 't',
      publicAddress: '203.0.113.77',
      ipv6Prefix: '2001:DB8:8::/48',
    });
    expect(made).toMatchObject({ status: 201, body: { ipv6Prefix: '2001:db8:8::/48' } });
    expect(await preview('2001:db8::/32')).toMatchObject({
      status: 409,
      body: { fields: [{ path: 'ipv6Prefix', code: 'prefix.taken' }] },
    });
    expect(await change('2001:db8::/32')).toMatchObject({
      status: 409,
      body: { fields: [{ path: 'ipv6Prefix', code: 'prefix.taken' }] },
    });
    expect(await change('2001:db8:7::/64')).toMatchObject({ status: 400 });
    expect(await change(null)).toMatchObject({ status: 200, body: { ipv6Prefix: null } });
    expect(
      await (await signUp(booted)).call('PUT', `/api/relays/${seeded.relayId}`, {
        name: 'Mine',
        ipv6Prefix: null,
      }),
    ).toMatchObject({ status: 403 });
  });

  it('has a prefix in lower case, also one that was saved before that was a rule', async () => {
    const { sql } = (await readMigrations(migrationsDirectory())).find(({ name }) =>
      name.endsWith('_relay_prefix_lower_case'),
    ) ?? { sql: '' };
    const save = (prefix: string | null) =>
      fleet.rows('UPDATE relay SET ipv6_prefix = $1 WHERE id = $2', prefix, seeded.relayId);
    await expect(save('2001:DB8:9::/48')).rejects.toThrow('relay_ipv6_prefix_lower_case');
    await fleet.rows('ALTER TABLE relay DROP CONSTRAINT relay_ipv6_prefix_lower_case');
    await save('2001:DB8:9::/48');
    await fleet.rows(sql);
    const { body } = await staff.call('GET', `/api/relays/${seeded.relayId}`);
    expect(body).toMatchObject({ ipv6Prefix: '2001:db8:9::/48' });
    await save(null);
  });

  it('is told that a site has gone until it says that the removal is confirmed, and never again', async () => {
    const generation = await booted.app.get(Database).forTenant(seeded.tenantId, async (tx) => {
      await tx.site.update({ where: { id: seeded.siteId }, data: { removedAt: new Date() } });
      return booted.app
        .get(DesiredStateService, { strict: false })
        .advanceSite(tx, seeded.siteId, { reason: 'site.removed', authorId: null });
    });
    await relay.next<DesiredAnnouncement>('desired/announce', ({ scopes }) =>
      scopes.some((one) => one.scope === scope && one.generation === generation),
    );
    await relay.say('desired/get', { scopes: [scope] });
    const signed = await relay.next<SignedDocument>('desired/document');
    const { body, hash } = DesiredDocument.parse(JSON.parse(signed.payload));
    expect(isRemoval(body)).toBe(true);

    const applied = {
      scope,
      observedGeneration: generation,
      appliedGeneration: generation,
      appliedHash: hash,
      conditions: [condition('Applied')],
    };
    await relay.say('reported', report([applied]));
    expect(await relay.next<DesiredConfirmation>('desired/confirm')).toEqual({ scope, generation });
    expect(await scopesAtNextConnection(2)).toContain(scope);

    const confirmed = { ...applied, conditions: [condition('Applied'), condition('Confirmed')] };
    await relay.say('reported', report([confirmed]));
    await relay.say('reported', report([confirmed]));
    expect(await scopesAtNextConnection(3)).toEqual([`relay:${seeded.relayId}`]);
    expect(await fleet.rows('SELECT FROM desired_document WHERE scope = $1 AND removal', scope)).toEqual([]);
  });

  async function scopesAtNextConnection(epoch: number): Promise<string[]> {
    await relay.end();
    relay = await device.session(epoch);
    const { scopes } = await relay.next<DesiredAnnouncement>('desired/announce');
    return scopes.map((one) => one.scope);
  }
});
