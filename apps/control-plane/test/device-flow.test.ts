import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type Condition,
  canonicalJson,
  type DesiredAnnouncement,
  type DesiredConfirmation,
  DesiredDocument,
  type DeviceEvent,
  downTopic,
  type JobRequest,
  PROTOCOL_VERSION,
  type ReportedScope,
  type ReportedState,
  type SignedDocument,
  type TelemetrySample,
  upTopic,
  type WatchRequest,
} from '@tresse/contracts';
import { sha256Of, verifyPayload } from '@tresse/pki';
import { filter, firstValueFrom } from 'rxjs';
import { Database, newId } from '../src/database/index.js';
import { DesiredStateService } from '../src/desired-state/index.js';
import { JobDispatch } from '../src/job-dispatch/index.js';
import { DeviceWatcher, LiveFeed } from '../src/stream/index.js';
import { type Booted, boot } from './boot.js';
import { Fleet, type SeededSite } from './fleet.js';
import { happens, sessionText, TestDevice, type TestSession } from './test-device.js';

describe('a site and its relay, online', () => {
  let booted: Booted;
  let fleet: Fleet;
  let seeded: SeededSite;
  let box: TestDevice;
  let site: TestSession;
  let relay: TestSession;
  let scope: string;

  beforeAll(async () => {
    booted = await boot();
    fleet = await Fleet.of(booted);
    seeded = await fleet.site();
    scope = `site:${seeded.siteId}`;
    const relayDevice = await TestDevice.enrol(booted, fleet, seeded, 'relay');
    box = await TestDevice.enrol(booted, fleet, seeded);
    site = await box.session(1);
    relay = await relayDevice.session(1);
  }, 60_000);
  afterAll(async () => {
    await site?.end();
    await relay?.end();
    await fleet?.close();
    await booted?.stop();
  });

  const change = (): Promise<number> =>
    booted.app
      .get(Database)
      .forTenant(seeded.tenantId, (tx) =>
        booted.app
          .get(DesiredStateService, { strict: false })
          .advanceSite(tx, seeded.siteId, { reason: 'site.changed', authorId: null }),
      );
  const announced = (session: TestSession, generation: number, of = scope) =>
    session.next<DesiredAnnouncement>('desired/announce', ({ scopes }) =>
      scopes.some((one) => one.scope === of && one.generation === generation),
    );
  const pull = async (session: TestSession): Promise<SignedDocument> => {
    await session.say('desired/get', { scopes: [scope] });
    return session.next<SignedDocument>('desired/document');
  };
  const report = (scopes: ReportedScope[]): ReportedState => ({
    protocol: PROTOCOL_VERSION,
    at: new Date().toISOString(),
    role: 'site',
    agentVersion: '0.1.1',
    sessionEpoch: 1,
    scopes,
    lines: [],
    drift: { repaired: 0, last: [] },
    publicAddress: null,
    capabilities: null,
  });

  it('are told all their scopes when they come online', async () => {
    const forSite = await site.next<DesiredAnnouncement>('desired/announce');
    expect(forSite.scopes.map((one) => one.scope)).toEqual([scope]);
    const forRelay = await relay.next<DesiredAnnouncement>(
      'desired/announce',
      ({ scopes }) => scopes.length > 1,
    );
    expect(forRelay.scopes.map((one) => one.scope)).toEqual([`relay:${seeded.relayId}`, scope]);
  });

  it('are both told of a change, with the same generation', async () => {
    const generation = await change();
    await Promise.all([announced(site, generation), announced(relay, generation)]);
    const documents = await Promise.all([pull(site), pull(relay)]);
    const [forSite, forRelay] = documents.map(({ payload }) => DesiredDocument.parse(JSON.parse(payload)));
    expect([forSite?.generation, forRelay?.generation]).toEqual([generation, generation]);
    if (forSite?.body.role !== 'site' || forRelay?.body.role !== 'relay-site') throw new Error('wrong roles');
    expect(forRelay.body.lines.map((line) => line.tunnel.address)).toEqual(
      forSite.body.lines.map((line) => line.tunnel.address),
    );
  });

  it('get documents that verify, of which no byte can be changed', async () => {
    const { payload, signature } = await pull(site);
    const key = box.identity.signingKeyPem;
    expect(verifyPayload(payload, signature, key)).toBe(true);
    expect(verifyPayload(payload.replace('"generation":', '"generation": '), signature, key)).toBe(false);
    const document = DesiredDocument.parse(JSON.parse(payload));
    expect(document.device).toBe(box.id);
    expect(document.hash).toBe(sha256Of(canonicalJson(document.body)));
  });

  it('get no document that is another’s', async () => {
    await site.say('desired/get', { scopes: [`relay:${seeded.relayId}`, `site:${randomUUID()}`, scope] });
    const { payload } = await site.next<SignedDocument>('desired/document');
    expect(JSON.parse(payload)).toMatchObject({ scope, device: box.id });
    await site.say('desired/get', { scopes: [scope] });
    await site.next<SignedDocument>('desired/document');
  });

  it('get none once they are revoked, though the connection still stands', async () => {
    await fleet.rows('UPDATE device SET revoked_at = now() WHERE id = $1', box.id);
    await site.say('desired/get', { scopes: [scope] });
    await fleet.rows('UPDATE device SET revoked_at = NULL WHERE id = $1', box.id);

    const generation = await change();
    await announced(site, generation);
    expect(JSON.parse((await pull(site)).payload)).toMatchObject({ generation });
  });

  it('hear a confirmation once they have applied what was signed, and news when they lag behind', async () => {
    const generation = await change();
    const { scopes } = await announced(site, generation);
    const hash = scopes.find((one) => one.scope === scope)?.hash ?? '';
    const applied: Condition = {
      type: 'Applied',
      status: true,
      reason: 'Done',
      message: '',
      at: new Date().toISOString(),
    };
    const base = { scope, observedGeneration: generation, conditions: [applied] };

    await site.say('reported', report([{ ...base, appliedGeneration: generation, appliedHash: hash }]));
    expect(await site.next<DesiredConfirmation>('desired/confirm')).toEqual({ scope, generation });

    await site.say(
      'reported',
      report([{ ...base, observedGeneration: 1, appliedGeneration: null, appliedHash: null }]),
    );
    await announced(site, generation);
    const [stored] = await fleet.rows<{ document: ReportedState; agent_version: string }>(
      `SELECT r.document, d.agent_version FROM reported_state r JOIN device d ON d.id = r.device_id
       WHERE r.site_id = $1`,
      seeded.siteId,
    );
    expect(stored?.document.scopes[0]?.observedGeneration).toBe(1);
    expect(stored?.agent_version).toBe('0.1.1');
  });

  it('have their samples kept once, and shown to whoever looks', async () => {
    const at = new Date().toISOString();
    const sample: TelemetrySample = {
      at,
      intervalMs: 1_000,
      lines: [...seeded.lineIds, randomUUID()].map((lineId) => ({
        lineId,
        state: 'up',
        downKbit: 7_000,
        upKbit: 800,
        rttMs: 50,
        jitterMs: null,
        lossPercent: 0,
      })),
    };
    const live = firstValueFrom(
      booted.app
        .get(LiveFeed)
        .of(seeded.siteId)
        .pipe(filter(({ type }) => type === 'sample')),
    );
    await site.say('telemetry', { samples: [sample] });
    await site.say('telemetry', { samples: [sample] });
    expect(await live).toEqual({ siteId: seeded.siteId, type: 'sample', sample });
    const rows = await fleet.rows('SELECT line_id FROM line_sample WHERE site_id = $1', seeded.siteId);
    expect(rows.map(({ line_id }) => line_id).sort()).toEqual([...seeded.lineIds].sort());
  });

  it('have their events kept once, with the line’s name', async () => {
    const event: DeviceEvent = {
      id: newId(),
      at: new Date().toISOString(),
      kind: 'line.down',
      lineId: seeded.lineIds[0],
      cause: 'silent',
      silentMs: 82,
    };
    await site.say('events', { events: [event] });
    await site.say('events', { events: [event] });
    const rows = await fleet.rows(
      `SELECT * FROM event WHERE site_id = $1 AND kind = 'line.down'`,
      seeded.siteId,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      line_id: seeded.lineIds[0],
      device_id: box.id,
      data: { cause: 'silent', silentMs: 82, line: 'Line 1' },
    });
  });

  it('are asked to sample faster while somebody looks', async () => {
    const until = new Date(Date.now() + 30_000);
    await booted.app.get<DeviceWatcher>(DeviceWatcher).watch(box.id, until);
    const told = (body: WatchRequest) => body.until === until.toISOString();
    expect(await site.next<WatchRequest>('watch', told)).toEqual({ until: until.toISOString() });
  });

  const queueJob = async (seconds: number): Promise<string> => {
    const id = newId();
    await fleet.rows(
      `INSERT INTO job (id, tenant_id, site_id, device_id, kind, expires_at)
       VALUES ($1, $2, $3, $4, 'identify', now() + make_interval(secs => $5))`,
      id,
      seeded.tenantId,
      seeded.siteId,
      box.id,
      seconds,
    );
    return id;
  };
  const jobRow = async (id: string) =>
    (await fleet.rows('SELECT state, progress, error, finished_at FROM job WHERE id = $1', id))[0];

  it('get the jobs that were queued for them, and their results are kept', async () => {
    const id = await queueJob(60);
    await fleet.rows(
      `INSERT INTO outbox (tenant_id, device_id, kind) VALUES ($1, $2, 'job')`,
      seeded.tenantId,
      box.id,
    );
    expect(await site.next<JobRequest>('job')).toMatchObject({ id, kind: 'identify' });

    const at = new Date().toISOString();
    await site.say('job-result', { id, state: 'running', at, progress: 0.5 });
    expect(await jobRow(id)).toMatchObject({ state: 'running', progress: 0.5, finished_at: null });
    await relay.say('job-result', { id, state: 'failed', at, progress: 1, error: 'not mine' });
    await site.say('job-result', { id, state: 'succeeded', at, progress: 1 });
    expect(await jobRow(id)).toMatchObject({ state: 'succeeded', error: null });
    await site.say('job-result', { id, state: 'running', at, progress: 0 });
    expect(await jobRow(id)).toMatchObject({ state: 'succeeded', progress: 1 });
    expect(await fleet.timeline(seeded.siteId)).toContain('job.finished');
  });

  it('are not waited for beyond a job’s time', async () => {
    const id = await queueJob(-1);
    await booted.app.get(JobDispatch, { strict: false }).expire();
    expect(await jobRow(id)).toMatchObject({ state: 'failed' });
  });

  it('get what they missed when they come back', async () => {
    await site.vanish();
    const job = await queueJob(60);
    const generation = await change();
    site = await box.session(2);
    await announced(site, generation);
    expect(await site.next<JobRequest>('job')).toMatchObject({ id: job });
  });

  it('agree again after the relay was replaced by another machine', async () => {
    const replacement = await TestDevice.enrol(booted, fleet, seeded, 'relay');
    await site.next<DesiredAnnouncement>('desired/announce');
    const { payload } = await pull(site);
    const session = await replacement.session(1);
    await session.next<DesiredAnnouncement>('desired/announce');
    const forRelay = DesiredDocument.parse(JSON.parse((await pull(session)).payload));
    const forSite = DesiredDocument.parse(JSON.parse(payload));
    expect(forRelay.generation).toBe(forSite.generation);
    const [key] = await fleet.rows(
      'SELECT wireguard_public_key AS key FROM device WHERE id = $1',
      replacement.id,
    );
    if (forSite.body.role !== 'site') throw new Error('wrong role');
    expect(forSite.body.lines.map((line) => line.tunnel.peer.publicKey)).toEqual([key?.key, key?.key]);
    await session.end();
  });

  it('are told nothing before they know that they were heard', async () => {
    const client = box.client();
    const received: string[] = [];
    const told = new Promise<void>((resolve) => {
      client.on('packetreceive', ({ cmd }) => {
        received.push(cmd);
        if (cmd === 'publish') resolve();
      });
    });
    await happens(client, 'connect');
    await client.subscribeAsync(downTopic(box.id, 'desired/announce'), { qos: 1 });
    await client.publishAsync(upTopic(box.id, 'session'), sessionText('online', 3), { qos: 1 });
    await told;
    expect(received).toEqual(['connack', 'suback', 'puback', 'publish']);
    await client.endAsync(true);
  });
});
